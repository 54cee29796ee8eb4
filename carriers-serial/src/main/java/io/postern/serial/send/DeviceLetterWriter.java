package io.postern.serial.send;

import io.postern.api.carrier.Letter;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.UndeliverableException;
import io.postern.api.message.Envelope;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Values;
import io.postern.serial.device.DeviceChoice;
import io.postern.serial.device.KnownWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes letters to devices, and reads them again when they are sent: a queue may have kept them in
 * the meantime.
 */
final class DeviceLetterWriter {

    private static final String DEVICE = "device.";
    private static final String WAIT_MILLIS = "wait_millis";

    private final Map<String, Known> addresses = new ConcurrentHashMap<>();

    private record Known(Values settings, SerialSendConfig config) {}

    Letter write(SendAddress address, Envelope message)
            throws UndeliverableException, MissingWordException {
        var config = config(address);
        var words = KnownWords.of(message);
        var choice =
                DeviceChoice.filled(
                        config.device(), (template, clean) -> template.fill(words, clean));
        var properties = new HashMap<String, String>();
        choice.wanted().forEach((word, glob) -> properties.put(DEVICE + word, glob));
        properties.put(WAIT_MILLIS, Long.toString(config.patience().toMillis()));
        var plain =
                config.write().isPresent()
                        ? config.write().get().bytes(words)
                        : address.payload(message);
        return new Letter(choice.toString(), properties, framed(config, plain), false);
    }

    private SerialSendConfig config(SendAddress address) {
        return addresses
                .compute(
                        address.name(),
                        (name, known) ->
                                known != null && known.settings() == address.settings()
                                        ? known
                                        : new Known(
                                                address.settings(),
                                                SerialSendConfig.of(address.settings())))
                .config();
    }

    private static byte[] framed(SerialSendConfig config, byte[] plain)
            throws UndeliverableException {
        try {
            return config.framing().isPresent() ? config.framing().get().encode(plain) : plain;
        } catch (IllegalArgumentException impossible) {
            throw new UndeliverableException("framing: " + impossible.getMessage());
        }
    }

    static DeviceChoice choice(Letter letter) {
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

    /**
     * @throws IllegalArgumentException when somebody else wrote the letter
     */
    static Duration patience(Letter letter) {
        return Duration.ofMillis(
                Long.parseLong(letter.properties().getOrDefault(WAIT_MILLIS, "0")));
    }
}
