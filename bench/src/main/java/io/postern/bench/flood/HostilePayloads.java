package io.postern.bench.flood;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What somebody sends who means harm, or whose device is broken; most of it small. */
final class HostilePayloads {

    private static final int LONGEST = 1_000_000;

    private static final String GOOD = "{\"id\":\"n\",\"temperature\":21.5,\"humidity\":40}";

    private static final List<String> NEARLY =
            List.of(
                    "{'temperature': 21.5, 'humidity': 40}",
                    "{\"temperature\": 21.5, \"humidity\": 40,}",
                    "{temperature: 21.5, humidity: 40}",
                    "{\"temperature\": NaN, \"humidity\": Infinity}",
                    "{\"temperature\": 21,5, \"humidity\": 40}",
                    "{\"temperature\": +21.5, \"humidity\": 040}",
                    "{\"temperature\": .5, \"humidity\": 5.}",
                    "{\"temperature\": 0x1F} // hexadecimal",
                    "/* no comment */ {}",
                    "\uFEFF" + GOOD,
                    GOOD + GOOD,
                    "{\"a\":\"\\ud800\",\"b\":\"\\u12\"}",
                    "{\"id\":1,\"id\":2,\"id\":null}",
                    "{\"id\":{\"id\":[]}}",
                    "\"text\"",
                    "tru",
                    "null");

    private static final List<String> NUMBERS =
            List.of(
                    "1e999999999",
                    "-1E-999999999",
                    "1e308",
                    "-0",
                    "9".repeat(400),
                    "0.".concat("1".repeat(5_000)),
                    "1" + "0".repeat(50_000),
                    "null",
                    "\"21\"",
                    "[21]",
                    "{}");

    private static final List<String> LEVELS =
            List.of(
                    "é",
                    "☃",
                    "𝄞",
                    " ",
                    "",
                    "$SYS",
                    "\"",
                    "'",
                    "{a}",
                    "${b}",
                    "..",
                    "%2f",
                    "\\",
                    "a".repeat(1_000),
                    "<b>",
                    "\u202E",
                    "\u200B",
                    "null");

    private final Random chance;
    private final List<Supplier<byte[]>> kinds =
            List.of(
                    this::good,
                    this::cut,
                    this::deep,
                    this::number,
                    this::notUtf8,
                    this::zeros,
                    this::empty,
                    this::nearly,
                    this::longKey,
                    this::manyKeys,
                    this::noise);

    HostilePayloads(Random chance) {
        this.chance = chance;
    }

    byte[] next() {
        return any(kinds).get();
    }

    /** Below a topic; as a broker takes it. */
    byte[] topic(String root) {
        if (chance.nextBoolean()) {
            return utf8(root + "/sensor");
        }
        return utf8(
                IntStream.range(0, 1 + chance.nextInt(20))
                        .mapToObj(level -> any(LEVELS))
                        .collect(Collectors.joining("/", root + "/", "")));
    }

    private <T> T any(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    /** As often below a hundred as up to the longest. */
    private int length() {
        return (int) Math.pow(LONGEST, Math.pow(chance.nextDouble(), 1.7));
    }

    private byte[] good() {
        return utf8(GOOD);
    }

    private byte[] cut() {
        return utf8(GOOD.substring(0, chance.nextInt(GOOD.length())));
    }

    private byte[] deep() {
        int levels = length() / 6;
        return utf8(chance.nextBoolean() ? "[".repeat(levels) : "{\"a\":".repeat(levels));
    }

    private byte[] number() {
        return utf8("{\"temperature\":" + any(NUMBERS) + ",\"humidity\":" + any(NUMBERS) + "}");
    }

    private byte[] notUtf8() {
        var payload = utf8(GOOD);
        for (int times = 1 + chance.nextInt(3); times > 0; times--) {
            payload[chance.nextInt(payload.length)] = (byte) (0x80 + chance.nextInt(0x80));
        }
        return payload;
    }

    private byte[] zeros() {
        if (chance.nextBoolean()) {
            return new byte[length()];
        }
        return utf8("{\"i\u0000d\":\"\u0000\",\"temperature\":21\u0000}");
    }

    private byte[] empty() {
        return new byte[0];
    }

    private byte[] nearly() {
        return utf8(any(NEARLY));
    }

    private byte[] longKey() {
        return utf8("{\"" + "k".repeat(length()) + "\":1,\"temperature\":1,\"humidity\":1}");
    }

    /** Of one hash, where keys are hashed as Java's texts are. */
    private byte[] manyKeys() {
        int keys = 1 + length() / 40;
        return utf8(
                IntStream.range(0, keys)
                        .mapToObj(
                                key ->
                                        "\""
                                                + Integer.toBinaryString(1 << 15 | key)
                                                        .replace("1", "Aa")
                                                        .replace("0", "BB")
                                                + "\":0")
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private byte[] noise() {
        var payload = new byte[length()];
        chance.nextBytes(payload);
        return payload;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
