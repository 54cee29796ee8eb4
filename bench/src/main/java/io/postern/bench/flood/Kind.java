package io.postern.bench.flood;

import java.nio.charset.StandardCharsets;

/** What the messages of a flood are like. */
enum Kind {
    SMALL("QoS 0, 225 bytes", 0, 44_000),
    ARRAYS("QoS 1, arrays of 20 kB", 1, 2_000);

    private static final int BYTES = 225;
    private static final int NUMBERS = 10_000;

    final String words;
    final int qos;
    final int count;

    Kind(String words, int qos, int count) {
        this.words = words;
        this.qos = qos;
        this.count = count;
    }

    byte[] payload(int number) {
        var start = "{\"id\":\"probe\",\"n\":" + number;
        var text =
                this == SMALL
                        ? start + ",\"t\":21.5,\"h\":48,\"v\":3.3,\"note\":\""
                        : start + ",\"values\":[0" + ",0".repeat(NUMBERS - 1) + "],\"note\":\"";
        int fill = Math.max(0, BYTES - text.length() - 2);
        return (text + "x".repeat(fill) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
