package io.postern.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What some device, or a task, has sent, and the gateway is to have. */
record SimulatedMessage(String topic, int number) {

    /** The numbers from here on are those at the end. */
    static final int LAST = 100_000_004;

    /** It is retained, and does something each time that it comes. */
    static final SimulatedMessage COMMAND = new SimulatedMessage("t8", 20_000_001);

    private static final String CANNOT_WAIT = "t3";

    /** Only tasks post there, and no handler sees it. */
    private static final String POSTED = "t9";

    byte[] payload() {
        var json = "{\"id\":\"" + topic + "\",\"n\":" + number + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** What the handler makes of it. */
    List<Integer> parts() {
        return isPosted() ? List.of(Parts.first(number)) : Parts.made(number);
    }

    boolean isPosted() {
        return topic.equals(POSTED);
    }

    /** Whether it is one of those at the end. */
    boolean isLast() {
        return number >= LAST;
    }

    static SimulatedMessage by(int run) {
        return new SimulatedMessage(POSTED, run);
    }

    /** Whether it stays with its sender until it is acknowledged. */
    boolean waits() {
        return !topic.equals(CANNOT_WAIT) && !isPosted();
    }
}
