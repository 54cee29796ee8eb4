package io.postern.simulation;

import io.postern.api.link.Letter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which order letters come to their brokers, each counted by the first time. */
final class FirstDeliveries {

    private final Set<String> came = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();
    private final Map<String, String> uids = new HashMap<>();

    /** A letter comes: says what it should have come before. Not where the newest goes. */
    Optional<String> overtaken(Letter letter) {
        int part = Parts.part(letter);
        var destination = letter.destination();
        if (destination.equals(SimulatedFiles.SAMPLED) || !came.add(destination + " " + part)) {
            return Optional.empty();
        }
        var before = Optional.ofNullable(newest.put(line(destination, Parts.topic(letter)), part));
        return before.filter(newer -> newer > part)
                .map(Parts::words)
                .map(
                        newer ->
                                "%s came to %s for the first time after %s"
                                        .formatted(Parts.words(part), destination, newer));
    }

    /** Says where it has not the uid that it had before. */
    Optional<String> otherUid(Letter letter) {
        int part = Parts.part(letter);
        var before = uids.put(letter.destination() + " " + part, letter.uid());
        return Optional.ofNullable(before)
                .filter(uid -> !uid.equals(letter.uid()))
                .map(uid -> Parts.words(part) + " has another uid than before: " + letter.uid());
    }

    void arrived(Letter letter) {
        last.put(line(letter.destination(), Parts.topic(letter)), Parts.part(letter));
    }

    /** Whether nothing of its topic came later than what was made of a message. */
    boolean isLast(String destination, SimulatedMessage message) {
        var found = last.getOrDefault(line(destination, message.topic()), -1);
        return message.parts().contains(found);
    }

    private static String line(String destination, String topic) {
        return destination + " " + topic;
    }
}
