package io.postern.config.value;

import io.postern.api.setting.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a shape expects. */
public final class ShapeWords {

    private ShapeWords() {}

    public static String of(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.mayBeEmpty() ? "text" : "text that is not empty";
        }
        if (shape instanceof Shape.Whole whole) {
            return "a whole number"
                    + range(
                            whole.least() == Integer.MIN_VALUE ? "" : "" + whole.least(),
                            whole.most() == Integer.MAX_VALUE ? "" : "" + whole.most());
        }
        if (shape instanceof Shape.Decimal decimal) {
            return "a number" + range(bound(decimal.least()), bound(decimal.most()));
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        if (shape instanceof Shape.Choice choice) {
            return words(choice.words());
        }
        return compound(shape);
    }

    private static String compound(Shape shape) {
        if (shape instanceof Shape.Span) {
            return "a duration (seconds as a number, or such as \"500 ms\", \"5 min\")";
        }
        if (shape instanceof Shape.Size) {
            return "a size (bytes as a number, or such as \"10 MB\")";
        }
        if (shape instanceof Shape.Pattern) {
            return "text";
        }
        if (shape instanceof Shape.Listing listing) {
            return of(listing.element()) + ", or a list of such";
        }
        if (shape instanceof Shape.Either either) {
            return either.shapes().stream().map(ShapeWords::of).collect(Collectors.joining(" or "));
        }
        return shape instanceof Shape.Anything ? "any value" : "an object";
    }

    /** One of some words, quoted. */
    public static String words(List<String> words) {
        var quoted = words.stream().map(word -> "\"" + word + "\"").toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        int last = quoted.size() - 1;
        return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static String range(String least, String most) {
        if (least.isEmpty()) {
            return most.isEmpty() ? "" : " up to " + most;
        }
        return most.isEmpty() ? " from " + least : " from " + least + " to " + most;
    }

    private static String bound(double value) {
        if (Double.isInfinite(value) || Math.abs(value) == Double.MAX_VALUE) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
