package io.postern.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One class while it is copied: what it left to the start becomes calls to plain code. */
final class PlainClass extends ClassVisitor {
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String RECORDS = "java/lang/runtime/ObjectMethods";

    private final List<LambdaClass> lambdas = new ArrayList<>();
    private final List<RecordMethod> recordMethods = new ArrayList<>();
    private String name = "";
    private String nestHost = "";
    private int version;

    PlainClass(ClassWriter copy) {
        super(Opcodes.ASM9, copy);
    }

    /** The classes that this one needs beside it now. */
    List<LambdaClass> lambdas() {
        return lambdas;
    }

    boolean changed() {
        return !lambdas.isEmpty() || !recordMethods.isEmpty();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            String signature,
            String superName,
            String[] interfaces) {
        this.version = version;
        this.name = name;
        nestHost = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitNestHost(String host) {
        nestHost = host;
        super.visitNestHost(host);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        boolean ofLambda = CodeName.isOfLambda(method);
        var copy =
                super.visitMethod(
                        ofLambda ? access & ~Opcodes.ACC_SYNTHETIC : access,
                        CodeName.plain(method),
                        descriptor,
                        signature,
                        exceptions);
        return new MethodVisitor(Opcodes.ASM9, copy) {
            @Override
            public void visitInvokeDynamicInsn(
                    String name, String descriptor, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals(LAMBDAS)
                        && bootstrap.getName().equals("metafactory")) {
                    lambda(name, descriptor, arguments).makeWith(mv);
                } else if (bootstrap.getOwner().equals(RECORDS)) {
                    recordMethod(name, descriptor, arguments).callWith(mv);
                } else {
                    throw new IllegalArgumentException(unknown(method, bootstrap));
                }
            }
        };
    }

    private String unknown(String method, Handle bootstrap) {
        return "%s.%s: expected nothing left to the start but lambdas and the methods of records, found %s.%s"
                .formatted(name, method, bootstrap.getOwner(), bootstrap.getName());
    }

    private LambdaClass lambda(String method, String maker, Object... arguments) {
        var lambda =
                new LambdaClass(
                        name + LambdaClass.MARK + (lambdas.size() + 1),
                        nestHost,
                        version,
                        Type.getMethodType(maker),
                        method,
                        (Type) arguments[0],
                        (Handle) arguments[1],
                        (Type) arguments[2]);
        lambdas.add(lambda);
        return lambda;
    }

    private RecordMethod recordMethod(String method, String descriptor, Object... arguments) {
        // the record's class, the names of its components, then a getter of each
        var components = new ArrayList<Handle>();
        for (int i = 2; i < arguments.length; i++) {
            components.add((Handle) arguments[i]);
        }
        var made = new RecordMethod(name, method, descriptor, components);
        recordMethods.add(made);
        return made;
    }

    @Override
    public void visitEnd() {
        recordMethods.forEach(method -> method.writeTo(cv));
        super.visitEnd();
    }
}
