package io.postern.serial.device;

import io.postern.api.message.Envelope;
import io.postern.api.setting.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What stands for words in templates. */
public final class KnownWords {

    private KnownWords() {}

    /** Those of a message. */
    public static Function<String, Optional<String>> of(Envelope message) {
        return word -> Template.value(word, message);
    }

    /** Those of a device. */
    static Function<String, Optional<String>> of(Map<String, String> device) {
        return word -> Optional.ofNullable(device.get(word));
    }

    /** The first where it has any, else the second. */
    public static Function<String, Optional<String>> either(
            Function<String, Optional<String>> first, Function<String, Optional<String>> second) {
        return word -> first.apply(word).or(() -> second.apply(word));
    }
}
