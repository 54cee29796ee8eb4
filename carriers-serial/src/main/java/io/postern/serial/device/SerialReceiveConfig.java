package io.postern.serial.device;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Template;
import io.postern.serial.frame.Framing;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.Write;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A receive address's settings, as they were checked.
 *
 * @param always whether it is served for as long as a device is there, and not when asked
 * @param announce whether it wants to know who is there
 * @param framing what it listens to; only with {@code always}
 * @param write what it asks
 * @param asking how it waits for the answer; not with {@code always}
 * @param device which devices it is for, by word
 * @param add fields to add to the content
 */
public record SerialReceiveConfig(
        boolean always,
        boolean announce,
        Optional<Framing> framing,
        Optional<Write> write,
        Optional<Asking> asking,
        Map<String, Template> device,
        Map<String, Template> add) {

    public static SerialReceiveConfig of(ReceiveAddress address, Duration readTimeout) {
        var settings = address.settings();
        boolean always = address.trigger().kind() == Trigger.Kind.ALWAYS;
        var framing = settings.find(FramingSettings.FRAMING);
        var timeout = settings.find(SerialReceiveSettings.TIMEOUT).orElse(readTimeout);
        return new SerialReceiveConfig(
                always,
                always && settings.get(SerialReceiveSettings.ANNOUNCE),
                framing.filter(there -> always),
                settings.find(WriteSettings.WRITE),
                framing.filter(there -> !always)
                        .map(
                                there ->
                                        new Asking(
                                                there,
                                                timeout,
                                                settings.get(SerialReceiveSettings.RETRIES),
                                                settings.get(SerialReceiveSettings.FLUSH))),
                settings.get(SerialReceiveSettings.DEVICE),
                settings.get(SerialReceiveSettings.ADD));
    }

    /** Whether no message is needed to know which devices it is for. */
    public boolean choosesAlways() {
        return device.values().stream()
                .allMatch(one -> one.words().stream().allMatch(word -> word.startsWith("device.")));
    }
}
