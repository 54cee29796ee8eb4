package io.postern.serial.send;

import io.postern.api.address.SendAddress;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.message.Envelope;
import io.postern.api.message.UndeliverableException;
import io.postern.serial.device.DeviceChoice;
import io.postern.serial.device.KnownWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Writes letters to devices; a queue may keep them before they are sent. */
final class DeviceLetterWriter implements LetterWriter {

    private static final String DEVICE = "device.";
    private static final String WAIT_MILLIS = "wait_millis";

    private final SendAddress address;
    private final SerialSendConfig config;

    DeviceLetterWriter(SendAddress address) {
        this.address = address;
        this.config = SerialSendConfig.of(address.settings());
    }

    /** Which devices a letter is for, and how long it may wait for one. */
    record To(DeviceChoice device, Duration patience) {

        private Map<String, String> properties() {
            var properties = new HashMap<String, String>();
            device.wanted().forEach((word, glob) -> properties.put(DEVICE + word, glob));
            properties.put(WAIT_MILLIS, Long.toString(patience.toMillis()));
            return properties;
        }
    }

    @Override
    public Letter write(Envelope message) throws UndeliverableException {
        var words = KnownWords.of(message);
        var choice =
                DeviceChoice.filled(
                        config.device(), (template, clean) -> template.fill(words, clean));
        var plain =
                config.write().isPresent()
                        ? config.write().get().bytes(words)
                        : address.payload(message);
        var to = new To(choice, config.patience());
        return Letter.of(choice.toString(), framed(plain)).with(to.properties(), to);
    }

    private byte[] framed(byte[] plain) throws UndeliverableException {
        try {
            return config.framing().isPresent() ? config.framing().get().encode(plain) : plain;
        } catch (IllegalArgumentException impossible) {
            throw new UndeliverableException("framing: " + impossible.getMessage());
        }
    }

    /**
     * @throws IllegalArgumentException when somebody else wrote the letter
     */
    static To to(Letter letter) {
        return letter.own().isPresent() && letter.own().get() instanceof To known
                ? known
                : new To(choice(letter), patience(letter));
    }

    private static DeviceChoice choice(Letter letter) {
        var wanted = new HashMap<String, String>();
        letter.properties()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(DEVICE)) {
                                wanted.put(name.substring(DEVICE.length()), value);
                            }
                        });
        return DeviceChoice.of(wanted);
    }

    private static Duration patience(Letter letter) {
        return Duration.ofMillis(
                Long.parseLong(letter.properties().getOrDefault(WAIT_MILLIS, "0")));
    }
}
