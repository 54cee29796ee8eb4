package io.postern.serial.send;

import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.serial.frame.Framing;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.talk.Write;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A send address's settings, as they were checked.
 *
 * @param write what is written; the payload where it is empty
 * @param framing what is put around it
 * @param device which device it is for, by word
 * @param patience how long it may wait for that device
 */
record SerialSendConfig(
        Optional<Write> write,
        Optional<Framing> framing,
        Map<String, Template> device,
        Duration patience) {

    static SerialSendConfig of(Values settings) {
        return new SerialSendConfig(
                settings.find(WriteSettings.WRITE),
                settings.find(FramingSettings.FRAMING),
                settings.get(SerialSendSettings.DEVICE),
                settings.get(SerialSendSettings.WAIT_FOR_DEVICE));
    }
}
