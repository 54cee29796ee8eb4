package io.postern.app.mqtt;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A message that is counted.
 *
 * @param source has an order of its own
 */
public record Numbered(String source, int number) implements Comparable<Numbered> {

    private static final Comparator<Numbered> ORDER =
            Comparator.comparing(Numbered::source).thenComparing(Numbered::number);
    private static final Pattern FORMAT =
            Pattern.compile("\\{\"from\":\"(\\w+)\",\"n\":(\\d+).*\\}");

    public static List<Numbered> range(String source, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> new Numbered(source, number))
                .toList();
    }

    public static Numbered in(String payload) {
        var matcher = FORMAT.matcher(payload);
        if (!matcher.matches()) {
            throw new AssertionError("payload: expected a number, found " + payload);
        }
        return new Numbered(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    public String payload() {
        return "{\"from\":\"" + source + "\",\"n\":" + number + "}";
    }

    @Override
    public int compareTo(Numbered other) {
        return ORDER.compare(this, other);
    }
}
