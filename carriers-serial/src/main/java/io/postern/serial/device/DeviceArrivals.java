package io.postern.serial.device;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Template;
import io.postern.serial.identify.DeviceIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes arrivals of what one device says for one address. Immutable. */
public final class DeviceArrivals {

    private static final byte[] NO_BYTES = {};

    private final DeviceIdentity device;
    private final Map<String, String> words;
    private final Function<String, Optional<String>> asTemplateWords;
    private final JsonObject extra;

    /**
     * @param add fields to add to the content; one that asks for what is not known of this device
     *     is left out
     */
    public DeviceArrivals(DeviceIdentity device, Map<String, Template> add) {
        this.device = device;
        this.words = device.words();
        this.asTemplateWords = KnownWords.of(words);
        this.extra = extra(add, words);
    }

    private static JsonObject extra(Map<String, Template> add, Map<String, String> words) {
        var extra = JsonObject.builder();
        add.forEach(
                (field, template) -> filled(template, words).ifPresent(t -> extra.put(field, t)));
        return extra.build();
    }

    private static Optional<String> filled(Template template, Map<String, String> words) {
        try {
            return Optional.of(template.fill(KnownWords.of(words), UnaryOperator.identity()));
        } catch (MissingWordException unknown) {
            return Optional.empty();
        }
    }

    /** What the device offers to templates. */
    public Function<String, Optional<String>> words() {
        return asTemplateWords;
    }

    public Arrival of(byte[] frame) {
        return arrival(frame, Optional.empty());
    }

    /** Who it is. */
    public Arrival announcement() {
        return arrival(NO_BYTES, Optional.of(device.content()));
    }

    private Arrival arrival(byte[] bytes, Optional<JsonObject> content) {
        return new Arrival(
                bytes,
                content,
                device.port(),
                false,
                words,
                extra,
                Optional.empty(),
                Acknowledgement.NONE);
    }
}
