package io.postern.build;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * {@code equals}, {@code hashCode} or {@code toString} of a record, written out.
 *
 * @param components reads of the fields, in order
 */
record RecordMethod(String owner, String name, String descriptor, List<Handle> components) {
    private static final Type OBJECTS = Type.getType(java.util.Objects.class);
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type TEXT = Type.getType(String.class);
    private static final Type BUILDER = Type.getType(StringBuilder.class);

    /**
     * Calls it with what lies on the stack, in place of the instruction that the compiler wrote.
     */
    void callWith(MethodVisitor into) {
        into.visitMethodInsn(Opcodes.INVOKESTATIC, owner, written(), descriptor, false);
    }

    void writeTo(ClassVisitor copy) {
        int access = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
        var body =
                new GeneratorAdapter(access, new Method(written(), descriptor), null, null, copy);
        body.visitCode();
        switch (name) {
            case "equals" -> writeEquals(body);
            case "hashCode" -> writeHashCode(body);
            default -> writeToString(body);
        }
        body.returnValue();
        body.endMethod();
    }

    private void writeEquals(GeneratorAdapter body) {
        var different = new Label();
        body.loadArg(1);
        body.instanceOf(self());
        body.ifZCmp(GeneratorAdapter.EQ, different);
        for (Handle component : components) {
            load(body, component, 0);
            load(body, component, 1);
            jumpIfDifferent(body, type(component), different);
        }
        body.push(true);
        body.returnValue();
        body.mark(different);
        Object[] arguments = {owner, OBJECT.getInternalName()};
        body.visitFrame(Opcodes.F_NEW, arguments.length, arguments, 0, new Object[0]);
        body.push(false);
    }

    private static void jumpIfDifferent(GeneratorAdapter body, Type type, Label different) {
        switch (type.getSort()) {
            case Type.FLOAT, Type.DOUBLE -> {
                // as objects are compared: not a number equals itself, minus zero is not zero
                Type box = Boxes.of(type);
                body.invokeStatic(
                        box, new Method("compare", Type.INT_TYPE, new Type[] {type, type}));
                body.ifZCmp(GeneratorAdapter.NE, different);
            }
            case Type.ARRAY, Type.OBJECT -> {
                body.invokeStatic(
                        OBJECTS,
                        new Method("equals", Type.BOOLEAN_TYPE, new Type[] {OBJECT, OBJECT}));
                body.ifZCmp(GeneratorAdapter.EQ, different);
            }
            default -> body.ifCmp(type, GeneratorAdapter.NE, different);
        }
    }

    private void writeHashCode(GeneratorAdapter body) {
        body.push(0);
        for (Handle component : components) {
            body.push(31);
            body.math(GeneratorAdapter.MUL, Type.INT_TYPE);
            load(body, component, 0);
            Type type = type(component);
            boolean object = type.getSort() >= Type.ARRAY;
            body.invokeStatic(
                    object ? OBJECTS : Boxes.of(type),
                    new Method("hashCode", Type.INT_TYPE, new Type[] {object ? OBJECT : type}));
            body.math(GeneratorAdapter.ADD, Type.INT_TYPE);
        }
    }

    private void writeToString(GeneratorAdapter body) {
        body.newInstance(BUILDER);
        body.dup();
        body.invokeConstructor(BUILDER, new Method("<init>", "()V"));
        body.push(self());
        body.invokeVirtual(
                Type.getType(Class.class), new Method("getSimpleName", TEXT, new Type[0]));
        append(body, TEXT);
        String before = "[";
        for (Handle component : components) {
            body.push(before + component.getName() + "=");
            append(body, TEXT);
            load(body, component, 0);
            append(body, type(component));
            before = ", ";
        }
        body.push(components.isEmpty() ? "[]" : "]");
        append(body, TEXT);
        body.invokeVirtual(BUILDER, new Method("toString", TEXT, new Type[0]));
    }

    private static void append(GeneratorAdapter body, Type type) {
        Type shown =
                switch (type.getSort()) {
                    case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
                    case Type.ARRAY, Type.OBJECT -> type.equals(TEXT) ? TEXT : OBJECT;
                    default -> type;
                };
        body.invokeVirtual(BUILDER, new Method("append", BUILDER, new Type[] {shown}));
    }

    private void load(GeneratorAdapter body, Handle component, int argument) {
        body.loadArg(argument);
        if (argument == 1) {
            body.checkCast(self());
        }
        body.getField(self(), component.getName(), type(component));
    }

    private String written() {
        return "record$" + name;
    }

    private Type self() {
        return Type.getObjectType(owner);
    }

    private static Type type(Handle component) {
        return Type.getType(component.getDesc());
    }
}
