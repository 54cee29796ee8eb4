package io.postern.serial.identify;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Peer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who a device is.
 *
 * @param port where it is plugged in
 * @param captured what the dialogue at its opening captured, in that order; a captured {@code uid}
 *     tells devices apart
 */
public record DeviceIdentity(String port, JsonObject captured) {

    public static final String UID = "uid";
    public static final String PORT = "port";
    private static final String STEM = "device.";

    /** The words that its messages bring, such as {@code device.port}. */
    public Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        captured.fields().forEach((name, value) -> words.put(STEM + name, value.plain()));
        words.put(STEM + PORT, port);
        return Map.copyOf(words);
    }

    /** Everything that is known of it: the port, then what was captured. */
    public JsonObject content() {
        var content = JsonObject.builder().put(PORT, port);
        captured.fields().forEach(content::put);
        return content.build();
    }

    /** What one of its words says, such as that of {@code uid}. */
    public Optional<String> known(String word) {
        return word.equals(PORT)
                ? Optional.of(port)
                : captured.field(word).map(value -> value.plain());
    }

    /** How it is called where one name must do: its uid, or else its port. */
    public String name() {
        return captured.field(UID).map(uid -> uid.plain()).orElse(port);
    }

    public Peer peer() {
        return new Peer(name(), port);
    }
}
