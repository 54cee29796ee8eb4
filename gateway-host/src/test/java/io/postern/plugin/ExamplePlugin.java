package io.postern.plugin;

import io.postern.testing.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An example of the documentation, built as its own pom says: parts of it come into no other
 * module.
 */
public record ExamplePlugin(Path root) {

    /** Turns degrees Fahrenheit into degrees Celsius. */
    public static final ExamplePlugin HANDLER = named("example-plugin");

    /** Reads the lines that are appended to a file. */
    public static final ExamplePlugin CARRIER = named("example-carrier");

    private static ExamplePlugin named(String folder) {
        return new ExamplePlugin(Path.of("..", "docs", folder));
    }

    /** The plugin's jar: its classes, resources and manifest. */
    public PluginJar jar() throws Exception {
        var jar = PluginJar.library();
        var entries = (Element) pom().getElementsByTagName("manifestEntries").item(0);
        var lines = entries.getElementsByTagName("*");
        for (int at = 0; at < lines.getLength(); at++) {
            var line = (Element) lines.item(at);
            jar = jar.manifest(line.getTagName(), filled(line.getTextContent()));
        }
        return resources(sources(jar, "src/main/java"), "src/main/resources");
    }

    /** Its classes and its tests' classes, to run the tests from. */
    public PluginJar withTests(Path... libraries) throws IOException {
        var jar = sources(sources(PluginJar.library(), "src/main/java"), "src/test/java");
        jar = resources(jar, "src/main/resources");
        for (var library : libraries) {
            jar = jar.against(library);
        }
        return jar;
    }

    /** The names of its tests' classes. */
    public List<String> testNames() throws IOException {
        var top = root.resolve("src/test/java");
        try (var files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(file -> className(top, file))
                    .sorted()
                    .toList();
        }
    }

    /** The text of an element of its pom. */
    public String element(String name) throws Exception {
        return pom().getElementsByTagName(name).item(0).getTextContent();
    }

    private Document pom() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(root.resolve("pom.xml").toFile());
    }

    private String filled(String text) throws Exception {
        return text.replace("${project.version}", element("version"));
    }

    private PluginJar sources(PluginJar jar, String folder) throws IOException {
        var top = root.resolve(folder);
        try (var files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .reduce(
                            jar,
                            (all, file) -> all.source(className(top, file), text(file)),
                            (one, other) -> other);
        }
    }

    private PluginJar resources(PluginJar jar, String folder) throws IOException {
        var top = root.resolve(folder);
        try (var files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .reduce(
                            jar,
                            (all, file) -> all.entry(path(top, file), text(file)),
                            (one, other) -> other);
        }
    }

    private static String className(Path root, Path file) {
        var path = path(root, file);
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
