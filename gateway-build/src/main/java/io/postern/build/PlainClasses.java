package io.postern.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Rewrites the class files of a folder so that nothing in them is left to the start. */
public final class PlainClasses {
    private final Path folder;
    private final Map<String, List<String>> newMembers = new HashMap<>();

    private PlainClasses(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            new PlainClasses(Path.of(folder)).rewrite();
        }
    }

    private void rewrite() throws IOException {
        deleteThoseOfBefore();
        for (Path file : classFiles()) {
            rewrite(file);
        }
        // last: what a nested class was given belongs to its outermost class, seen before or after
        for (var host : newMembers.entrySet()) {
            addMembers(fileOf(host.getKey()), host.getValue());
        }
    }

    /** Of an earlier build, for a class that was compiled anew: it does not know them. */
    private void deleteThoseOfBefore() throws IOException {
        var known = new HashSet<Path>();
        var made = new ArrayList<Path>();
        for (Path file : classFiles()) {
            if (file.toString().contains(LambdaClass.MARK)) {
                made.add(file);
            } else {
                members(file).forEach(name -> known.add(fileOf(name)));
            }
        }
        made.removeAll(known);
        for (Path file : made) {
            Files.delete(file);
        }
    }

    private static List<String> members(Path file) throws IOException {
        var members = new ArrayList<String>();
        new ClassReader(Files.readAllBytes(file))
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitNestMember(String name) {
                                members.add(name);
                            }
                        },
                        ClassReader.SKIP_CODE);
        return members;
    }

    private List<Path> classFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    private void rewrite(Path file) throws IOException {
        var reader = new ClassReader(Files.readAllBytes(file));
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        var plain = new PlainClass(writer);
        reader.accept(plain, 0);
        if (!plain.changed()) {
            return;
        }
        Files.write(file, writer.toByteArray());
        for (LambdaClass lambda : plain.lambdas()) {
            Files.write(fileOf(lambda.name()), lambda.bytes());
            newMembers.computeIfAbsent(lambda.host(), host -> new ArrayList<>()).add(lambda.name());
        }
    }

    private static void addMembers(Path file, List<String> names) throws IOException {
        var reader = new ClassReader(Files.readAllBytes(file));
        var writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        names.forEach(super::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        Files.write(file, writer.toByteArray());
    }

    private Path fileOf(String className) {
        return folder.resolve(className + ".class");
    }
}
