package io.postern.config.value;

import io.postern.config.problem.Place;
import java.util.Set;

/**
 * Where an object with settings stands.
 *
 * @param prefix what stands before its keys in messages: empty, or {@code additional_info.}
 * @param place where a missing key is told
 * @param whole false where what is missing may stand in a file that cannot be read
 * @param hidden whether it stands inside a secret
 * @param skipped keys that are read elsewhere
 */
public record Where(
        String prefix, Place place, boolean whole, boolean hidden, Set<String> skipped) {

    /** A file's own object. */
    public static Where top(Place place, boolean whole, Set<String> skipped) {
        return new Where("", place, whole, false, skipped);
    }

    /** An object under a key of the file. */
    public static Where under(String key, Place place, boolean whole) {
        return new Where(key + ".", place, whole, false, Set.of());
    }
}
