package io.postern.build.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A lambda of every shape that the compiler writes. */
public final class Lambdas implements Supplier<List<String>> {
    private final List<String> said = new ArrayList<>();
    private final int number = 7;

    @Override
    public List<String> get() {
        captures(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5, "text", new int[] {8});
        methods();
        conversions();
        return said;
    }

    private void captures(
            boolean truth,
            byte small,
            short medium,
            char letter,
            int whole,
            long large,
            float real,
            double precise,
            String text,
            int[] many) {
        Supplier<String> all =
                () ->
                        "" + truth + small + medium + letter + whole + large + real + precise + text
                                + many[0] + number;
        say(all.get());
        Supplier<Supplier<String>> nested = () -> () -> text + number;
        say(nested.get().get());
        Runnable nothing = () -> {};
        nothing.run();
        say(twoSuppliers().get(0) == twoSuppliers().get(0));
        say(new Inner().say());
        say(Kind.SECOND.made());
        say(new Greeting() {}.greet("you"));
    }

    /** One that captures nothing is the same each time. */
    private static List<Supplier<String>> twoSuppliers() {
        return List.of(() -> "one");
    }

    private void methods() {
        Function<String, Integer> called = String::length;
        Supplier<String> bound = "Bound"::toLowerCase;
        Function<Object, String> classMethod = String::valueOf;
        Function<String, StringBuilder> constructor = StringBuilder::new;
        IntFunction<String[]> array = String[]::new;
        UnaryOperator<String> own = this::shout;
        BiFunction<List<String>, String, Boolean> ofInterface = List::contains;
        Function<String, Inner> inner = text -> new Inner();
        Supplier<Inner> innerConstructor = Inner::new;
        say(called.apply("four"), bound.get(), classMethod.apply(null));
        say(constructor.apply("built"), array.apply(3).length, own.apply("loud"));
        say(ofInterface.apply(List.of("a"), "a"), inner.apply("").say());
        say(innerConstructor.get().say());
        Supplier<String> inherited = super::toString;
        say(inherited.get().startsWith(Lambdas.class.getName()));
    }

    private void conversions() {
        Function<Integer, Integer> unboxed = Math::abs;
        ToLongFunction<Integer> widened = value -> value;
        ToDoubleFunction<Character> letter = value -> value;
        ToLongFunction<Short> unboxedAndWidened = Math::abs;
        IntFunction<Object> boxed = value -> value;
        IntFunction<Long> wide = Long::valueOf;
        LongBinaryOperator sum = Long::sum;
        DoubleUnaryOperator root = Math::sqrt;
        Consumer<String> dropsOne = said::add;
        Consumer<Integer> dropsTwo = Integer::longValue;
        Consumer<String> dropsNothing = this::say;
        Runnable dropsMade = ArrayList::new;
        IntSupplier fromBox = Integer.valueOf(9)::hashCode;
        BooleanSupplier truth = Boolean.TRUE::booleanValue;
        Comparator<String> byLength = Comparator.comparingInt(String::length);
        Chosen<String> generic = String::concat;
        say(unboxed.apply(-3), widened.applyAsLong(4), letter.applyAsDouble('A'));
        say(unboxedAndWidened.applyAsLong((short) -5), boxed.apply(6), wide.apply(7));
        say(sum.applyAsLong(1L << 40, 1), root.applyAsDouble(2));
        dropsOne.accept("dropped");
        dropsTwo.accept(1);
        dropsNothing.accept("nothing");
        dropsMade.run();
        say(fromBox.getAsInt(), truth.getAsBoolean());
        say(generic.choose("left", "right"));
        var words = new ArrayList<>(Arrays.asList("three", "a", "to"));
        words.sort(byLength);
        say(words);
        Function<Object, Object> wrong = cast(String::length);
        try {
            say(wrong.apply(5));
        } catch (ClassCastException expected) {
            say("no text");
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, Object> cast(Function<String, Integer> function) {
        return (Function<Object, Object>) (Function<?, ?>) function;
    }

    private String shout(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }

    private void say(Object... things) {
        said.add(Arrays.toString(things));
    }

    private final class Inner {
        String say() {
            Supplier<String> both = () -> shout("inner") + number;
            return both.get();
        }
    }

    private enum Kind {
        FIRST(() -> "first"),
        SECOND(() -> "second");

        private final Supplier<String> maker;

        Kind(Supplier<String> maker) {
            this.maker = maker;
        }

        String made() {
            return maker.get();
        }
    }

    private interface Greeting {
        default String greet(String name) {
            Supplier<String> whole = () -> hidden(name);
            UnaryOperator<String> reference = this::hidden;
            return whole.get() + reference.apply(name);
        }

        private String hidden(String name) {
            return "hello " + name;
        }
    }

    private interface Chosen<T extends CharSequence> {
        T choose(T one, T other);
    }
}
