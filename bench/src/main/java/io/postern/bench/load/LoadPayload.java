package io.postern.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Soil moisture readings of 20 sensors, as datagators publish them. The number of the message is
 * its VWC and the time its VWC_RAW: both come through every relay with their digits.
 */
final class LoadPayload {

    static final String FILTER = "meter_teros10/#";
    static final int SENSORS = 20;

    private static final byte[] NUMBER_KEY = key("VWC");
    private static final byte[] TIME_KEY = key("VWC_RAW");
    private static final List<String> DEPTHS = List.of("shallow", "middle", "deep");

    private final List<byte[]> topics = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();

    LoadPayload() {
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            var mac = String.format(Locale.ROOT, "08:3A:F2:31:9B:%02X", sensor);
            int level = sensor % DEPTHS.size();
            var depth = DEPTHS.get(level);
            topics.add(bytes("meter_teros10/" + level + "_" + depth + "/" + mac));
            beginnings.add("{\"MAC\": \"" + mac + "\", \"DEPTH\": \"" + depth + "\", \"VWC\": ");
        }
    }

    byte[] topic(long number) {
        return topics.get((int) (number % SENSORS));
    }

    byte[] write(long number, long nanos) {
        var beginning = beginnings.get((int) (number % SENSORS));
        return bytes(beginning + number + ", \"VWC_RAW\": " + nanos + "}");
    }

    static long number(byte[] bytes, int from, int to) {
        return digits(NUMBER_KEY, bytes, from, to);
    }

    static long nanos(byte[] bytes, int from, int to) {
        return digits(TIME_KEY, bytes, from, to);
    }

    /** The whole number after the key; -1 where there is none. */
    private static long digits(byte[] key, byte[] bytes, int from, int to) {
        for (int at = from; at < to - key.length; at++) {
            if (bytes[at] == '"' && isAt(key, bytes, at)) {
                int digit = at + key.length;
                while (digit < to && bytes[digit] == ' ') {
                    digit++;
                }
                long value = 0;
                for (; digit < to && bytes[digit] >= '0' && bytes[digit] <= '9'; digit++) {
                    value = value * 10 + bytes[digit] - '0';
                }
                return value;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] key, byte[] bytes, int from) {
        for (int at = 1; at < key.length; at++) {
            if (bytes[from + at] != key[at]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] key(String name) {
        return bytes('"' + name + "\":");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
