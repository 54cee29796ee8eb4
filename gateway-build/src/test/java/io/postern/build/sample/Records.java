package io.postern.build.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Records with components of every type, and what their methods say. */
public final class Records implements Supplier<List<String>> {
    private record Empty() {}

    private record All(
            boolean truth,
            byte small,
            short medium,
            char letter,
            int whole,
            long large,
            float real,
            double precise,
            String text,
            char[] letters,
            List<String> list) {}

    private record Pair<A, B>(A first, B second) {
        @Override
        public String toString() {
            return first + " and " + second;
        }
    }

    private static final char[] LETTERS = {'a', 'b'};

    @Override
    public List<String> get() {
        var said = new ArrayList<String>();
        var things = things();
        for (Object one : things) {
            String text = one.toString().replaceAll("\\[C@[0-9a-f]+", "letters");
            said.add(text + (one instanceof All ? "" : " " + one.hashCode()));
            for (Object other : things) {
                said.add("" + one.equals(other));
            }
            said.add("" + one.equals(null) + one.equals("other"));
        }
        All some = all(1.5f, 2.5, "text");
        said.add("" + (some.hashCode() == expectedHash(some)));
        return said;
    }

    private static List<Object> things() {
        return List.of(
                new Empty(),
                new Empty(),
                all(1.5f, 2.5, "text"),
                all(1.5f, 2.5, new String("text")),
                all(1.5f, 2.5, null),
                all(0.0f, 2.5, "text"),
                all(-0.0f, 2.5, "text"),
                all(Float.NaN, Double.NaN, "text"),
                all(Float.NaN, Double.NaN, "text"),
                all(Float.NaN, -0.0, "text"),
                all(Float.NaN, 0.0, "text"),
                new All(false, (byte) 1, (short) 2, 'c', 4, 5, 1.5f, 2.5, "text", LETTERS, null),
                new All(true, (byte) 0, (short) 2, 'c', 4, 5, 1.5f, 2.5, "text", LETTERS, null),
                new All(true, (byte) 1, (short) 0, 'c', 4, 5, 1.5f, 2.5, "text", LETTERS, null),
                new All(true, (byte) 1, (short) 2, 'd', 4, 5, 1.5f, 2.5, "text", LETTERS, null),
                new All(true, (byte) 1, (short) 2, 'c', 0, 5, 1.5f, 2.5, "text", LETTERS, null),
                new All(true, (byte) 1, (short) 2, 'c', 4, 0, 1.5f, 2.5, "text", LETTERS, null),
                new Pair<>("a", 1),
                new Pair<>("a", 1),
                new Pair<>("a", null));
    }

    private static All all(float real, double precise, String text) {
        return new All(
                true,
                (byte) 1,
                (short) 2,
                'c',
                4,
                1L << 40,
                real,
                precise,
                text,
                LETTERS,
                List.of("x"));
    }

    private static int expectedHash(All all) {
        int hash = Boolean.hashCode(all.truth);
        hash = 31 * hash + all.small;
        hash = 31 * hash + all.medium;
        hash = 31 * hash + all.letter;
        hash = 31 * hash + all.whole;
        hash = 31 * hash + Long.hashCode(all.large);
        hash = 31 * hash + Float.hashCode(all.real);
        hash = 31 * hash + Double.hashCode(all.precise);
        hash = 31 * hash + Objects.hashCode(all.text);
        hash = 31 * hash + Objects.hashCode(all.letters);
        return 31 * hash + Objects.hashCode(all.list);
    }
}
