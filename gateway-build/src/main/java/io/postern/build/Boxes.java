package io.postern.build;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/** The plain types and the classes of their objects. */
final class Boxes {
    private static final Map<Type, Type> OF_PLAIN =
            Map.of(
                    Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
                    Type.BYTE_TYPE, Type.getType(Byte.class),
                    Type.CHAR_TYPE, Type.getType(Character.class),
                    Type.SHORT_TYPE, Type.getType(Short.class),
                    Type.INT_TYPE, Type.getType(Integer.class),
                    Type.LONG_TYPE, Type.getType(Long.class),
                    Type.FLOAT_TYPE, Type.getType(Float.class),
                    Type.DOUBLE_TYPE, Type.getType(Double.class));

    private Boxes() {}

    static Type of(Type plain) {
        return OF_PLAIN.get(plain);
    }

    /** What is in an object of this class, if it is one of those. */
    static Optional<Type> plain(Type box) {
        return OF_PLAIN.entrySet().stream()
                .filter(entry -> entry.getValue().equals(box))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
