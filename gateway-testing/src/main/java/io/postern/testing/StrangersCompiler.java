package io.postern.testing;

import io.postern.api.handler.HandlerFactory;
import io.postern.ops.OperatorFactory;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

/** Compiles as somebody outside this project does: with the API on the class path, no core. */
final class StrangersCompiler {

    private StrangersCompiler() {}

    /** Class files by their path in a jar. */
    static Map<String, byte[]> compile(Map<String, String> sources, List<Path> libraries) {
        try {
            var folder = Files.createTempDirectory("stranger");
            try {
                return compile(folder, sources, libraries);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, byte[]> compile(
            Path folder, Map<String, String> sources, List<Path> libraries) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classes = Files.createDirectory(folder.resolve("classes"));
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options =
                    List.of(
                            "--release",
                            "17",
                            "-proc:none",
                            "-d",
                            classes.toString(),
                            "-cp",
                            path(libraries));
            var units = files.getJavaFileObjectsFromPaths(write(folder, sources));
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new IllegalArgumentException(said.toString());
            }
        }
        return read(classes);
    }

    private static List<Path> write(Path folder, Map<String, String> sources) throws IOException {
        var written = new ArrayList<Path>();
        for (var source : sources.entrySet()) {
            var file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, source.getValue()));
        }
        return written;
    }

    private static Map<String, byte[]> read(Path classes) throws IOException {
        var read = new LinkedHashMap<String, byte[]>();
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                read.put(name, Files.readAllBytes(file));
            }
        }
        return read;
    }

    private static String path(List<Path> libraries) {
        var api =
                Stream.of(
                                HandlerFactory.class,
                                OperatorFactory.class,
                                Logger.class,
                                NullMarked.class)
                        .map(StrangersCompiler::home);
        return Stream.concat(api, libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or class folder that a class comes from. */
    static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
