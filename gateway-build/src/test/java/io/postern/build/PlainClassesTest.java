package io.postern.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.build.sample.Lambdas;
import io.postern.build.sample.Records;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The compiler's classes and the rewritten ones, run beside each other. */
class PlainClassesTest {
    private static final Path COMPILED = Path.of("target", "test-classes");

    @TempDir private Path folder;

    @BeforeEach
    void copySamples() throws Exception {
        copy("sample");
    }

    private void copy(String samples) throws Exception {
        try (var files = Files.walk(COMPILED.resolve("io/postern/build/" + samples))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(COMPILED.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Lambdas.class, Records.class})
    void aClassDoesWhatItDid(Class<? extends Supplier<List<String>>> sample) throws Exception {
        List<String> before = sample.getConstructor().newInstance().get();

        PlainClasses.main(new String[] {folder.toString()});

        assertThat(before).isNotEmpty();
        assertThat(runRewritten(sample.getName())).isEqualTo(before);
    }

    @Test
    void nothingIsLeftToTheStart() throws Exception {
        assertThat(leftToTheStart()).hasSizeGreaterThan(30);

        PlainClasses.main(new String[] {folder.toString()});

        assertThat(leftToTheStart()).isEmpty();
    }

    @Test
    void theSecondTimeChangesNothing() throws Exception {
        PlainClasses.main(new String[] {folder.toString()});
        var once = contents();

        PlainClasses.main(new String[] {folder.toString()});

        assertThat(contents()).isEqualTo(once);
    }

    /** Readers of class files see ordinary code, not the compiler's. */
    @Test
    void theCodeOfALambdaIsAnOrdinaryMethod() throws Exception {
        PlainClasses.main(new String[] {folder.toString()});

        assertThat(methods())
                .anyMatch(method -> method.startsWith("twoSuppliers$"))
                .noneMatch(method -> method.startsWith("lambda$"));
    }

    @Test
    void whatItDoesNotKnowIsRefused() throws Exception {
        copy("refused");

        assertThatThrownBy(() -> PlainClasses.main(new String[] {folder.toString()}))
                .hasMessageContainingAll(
                        "io/postern/build/refused/WrittenLambda.",
                        ": expected nothing left to the start but lambdas and the methods of"
                                + " records, found java/lang/invoke/LambdaMetafactory.alt");
    }

    @Test
    void whatAnEarlierBuildMadeGoes() throws Exception {
        Path samples = folder.resolve("io/postern/build/sample");
        Path before = samples.resolve("Lambdas$$Lambda99.class");
        Files.copy(samples.resolve("Lambdas.class"), before);

        PlainClasses.main(new String[] {folder.toString()});

        assertThat(before).doesNotExist();
        assertThat(samples.resolve("Lambdas$$Lambda1.class")).exists();
    }

    @Test
    void aModuleWithoutClassesIsFine() throws Exception {
        PlainClasses.main(new String[] {folder.resolve("nothing").toString()});
    }

    private List<?> runRewritten(String name) throws Exception {
        // of this folder alone: the compiler's own classes are out of reach
        var platform = ClassLoader.getPlatformClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, platform)) {
            var sample = loader.loadClass(name).getConstructor().newInstance();
            return (List<?>) ((Supplier<?>) sample).get();
        }
    }

    private List<String> leftToTheStart() throws Exception {
        var left = new ArrayList<String>();
        look(new ArrayList<>(), left);
        return left;
    }

    private List<String> methods() throws Exception {
        var methods = new ArrayList<String>();
        look(methods, new ArrayList<>());
        return methods;
    }

    private void look(List<String> methods, List<String> left) throws Exception {
        for (Path file : files()) {
            new ClassReader(Files.readAllBytes(file)).accept(finder(methods, left), 0);
        }
    }

    private List<Path> files() throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static ClassVisitor finder(List<String> methods, List<String> left) {
        return new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String type, String generic, String[] thrown) {
                methods.add(name);
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInvokeDynamicInsn(
                            String called, String type, Handle bootstrap, Object... arguments) {
                        left.add(name + ": " + called);
                    }
                };
            }
        };
    }

    private TreeMap<String, String> contents() throws Exception {
        var contents = new TreeMap<String, String>();
        for (Path file : files()) {
            contents.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }
}
