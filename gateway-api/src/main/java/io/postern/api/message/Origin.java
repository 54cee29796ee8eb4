package io.postern.api.message;

import java.util.Map;

/**
 * Where a message came from.
 *
 * @param carrier the carrier's name; empty for what tasks, timers and commands post
 * @param address the receive address's name, or the name of the task or handler that posted it
 * @param place the topic or device it arrived on; empty where there is none
 * @param retained whether the broker had kept it from before
 * @param words what the carrier offers to templates, such as {@code device.uid}
 */
public record Origin(
        String carrier, String address, String place, boolean retained, Map<String, String> words) {

    public Origin {
        words = Map.copyOf(words);
    }

    /** The origin of what the gateway, a task or a timer posts by itself. */
    public static Origin own(String name) {
        return new Origin("", name, "", false, Map.of());
    }
}
