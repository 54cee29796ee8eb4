package io.postern.build;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class of one lambda: it keeps what the lambda captured and hands a call on to the code.
 *
 * <p>It is a member of the nest of the class that holds the code, so it may call what is private.
 *
 * @param name of the class, with slashes
 * @param host the outermost class around it
 * @param maker what is captured, and the interface that the lambda is
 * @param method the one method of the interface
 * @param declared the method as the interface declares it, without generics
 * @param code what is called
 * @param used the method as it is used here, with generics filled in
 */
record LambdaClass(
        String name,
        String host,
        int version,
        Type maker,
        String method,
        Type declared,
        Handle code,
        Type used) {
    /** In the name of each, behind that of the class that has the lambda. */
    static final String MARK = "$$Lambda";

    private static final Type OBJECT = Type.getType(Object.class);
    private static final Method CLASS_START = new Method("<clinit>", "()V");

    /** Puts the lambda on the stack, in place of the instruction that the compiler wrote. */
    void makeWith(MethodVisitor into) {
        if (captured().length == 0) {
            into.visitFieldInsn(
                    Opcodes.GETSTATIC, name, "ONLY", Type.getObjectType(name).getDescriptor());
        } else {
            into.visitMethodInsn(Opcodes.INVOKESTATIC, name, "of", maker.getDescriptor(), false);
        }
    }

    byte[] bytes() {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = {maker.getReturnType().getInternalName()};
        writer.visit(
                version,
                ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                interfaces);
        writer.visitNestHost(host);
        for (int i = 0; i < captured().length; i++) {
            String type = captured()[i].getDescriptor();
            writer.visitField(ACC_PRIVATE | ACC_FINAL, field(i), type, null, null).visitEnd();
        }
        writeConstructor(writer);
        writeMaker(writer);
        writeMethod(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor(ClassWriter writer) {
        var body = begin(writer, ACC_PRIVATE, constructor());
        body.loadThis();
        body.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        for (int i = 0; i < captured().length; i++) {
            body.loadThis();
            body.loadArg(i);
            body.putField(self(), field(i), captured()[i]);
        }
        end(body);
    }

    /** One that captures nothing exists once. */
    private void writeMaker(ClassWriter writer) {
        boolean once = captured().length == 0;
        Method of = once ? CLASS_START : new Method("of", maker.getDescriptor());
        var body = begin(writer, ACC_STATIC, of);
        body.newInstance(self());
        body.dup();
        body.loadArgs();
        body.invokeConstructor(self(), constructor());
        if (once) {
            int access = ACC_STATIC | ACC_FINAL;
            writer.visitField(access, "ONLY", self().getDescriptor(), null, null).visitEnd();
            body.putStatic(self(), "ONLY", self());
        }
        end(body);
    }

    private void writeMethod(ClassWriter writer) {
        var body = begin(writer, ACC_PUBLIC, new Method(method, declared.getDescriptor()));
        if (isConstructor()) {
            body.newInstance(owner());
            body.dup();
        }
        List<Type> wanted = wanted();
        for (int i = 0; i < captured().length; i++) {
            body.loadThis();
            body.getField(self(), field(i), captured()[i]);
            convert(body, captured()[i], captured()[i], wanted.get(i));
        }
        Type[] given = declared.getArgumentTypes();
        for (int i = 0; i < given.length; i++) {
            body.loadArg(i);
            Type known = used.getArgumentTypes()[i];
            convert(body, given[i], known, wanted.get(captured().length + i));
        }
        body.visitMethodInsn(
                opcode(),
                code.getOwner(),
                CodeName.plain(code.getName()),
                code.getDesc(),
                code.isInterface());
        Type result = isConstructor() ? owner() : Type.getReturnType(code.getDesc());
        convert(body, result, result, declared.getReturnType());
        end(body);
    }

    /** What the code takes: first the object it is called on, if it has one. */
    private List<Type> wanted() {
        var wanted = new ArrayList<Type>();
        if (!isConstructor() && code.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(owner());
        }
        wanted.addAll(List.of(Type.getArgumentTypes(code.getDesc())));
        return wanted;
    }

    private int opcode() {
        return switch (code.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            // private code of the nest, called from another class of it, is called like any other
            default -> code.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private boolean isConstructor() {
        return code.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    /**
     * Turns what lies on the stack into what is wanted.
     *
     * @param from its type there
     * @param known what it is for certain, where {@code from} says less
     */
    private static void convert(GeneratorAdapter body, Type from, Type known, Type to) {
        if (to.equals(Type.VOID_TYPE)) {
            drop(body, from);
        } else if (isPrimitive(from) && isPrimitive(to)) {
            body.cast(from, to);
        } else if (isPrimitive(from)) {
            body.valueOf(from);
        } else if (isPrimitive(to)) {
            Type plain = Boxes.plain(known).orElse(to);
            body.unbox(plain);
            body.cast(plain, to);
        } else if (!from.equals(to)) {
            body.checkCast(to);
        }
    }

    private static void drop(GeneratorAdapter body, Type type) {
        switch (type.getSize()) {
            case 1 -> body.pop();
            case 2 -> body.pop2();
            default -> {}
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private Type[] captured() {
        return maker.getArgumentTypes();
    }

    private Method constructor() {
        return new Method("<init>", Type.VOID_TYPE, captured());
    }

    private Type self() {
        return Type.getObjectType(name);
    }

    private Type owner() {
        return Type.getObjectType(code.getOwner());
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private static GeneratorAdapter begin(ClassWriter writer, int access, Method method) {
        var body = new GeneratorAdapter(access, method, null, null, writer);
        body.visitCode();
        return body;
    }

    private static void end(GeneratorAdapter body) {
        body.returnValue();
        body.endMethod();
    }
}
