package io.postern.serial;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.serial.device.SerialReceiveSettings;
import io.postern.serial.find.FindSettings;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.identify.IdentifySettings;
import io.postern.serial.port.LineSettings;
import io.postern.serial.send.SerialSendSettings;
import io.postern.serial.talk.WriteSettings;
import java.util.ArrayList;
import java.util.Set;

/** The carrier source {@code serial}. */
public final class SerialFactory implements CarrierFactory {

    @Override
    public CarrierKind kind() {
        return CarrierKind.of(
                        "serial",
                        "Talks to devices on serial lines, however many there are, as they come and"
                                + " go.")
                .settings(settings())
                .receives(
                        Set.of(Trigger.Kind.values()),
                        FramingSettings.FRAMING,
                        WriteSettings.WRITE,
                        SerialReceiveSettings.TIMEOUT,
                        SerialReceiveSettings.RETRIES,
                        SerialReceiveSettings.FLUSH,
                        SerialReceiveSettings.DEVICE,
                        SerialReceiveSettings.ANNOUNCE,
                        SerialReceiveSettings.ADD)
                .sends(
                        Set.of(Trigger.Kind.EVERY, Trigger.Kind.ON_MESSAGE, Trigger.Kind.AS_NEEDED),
                        WriteSettings.WRITE,
                        FramingSettings.FRAMING,
                        SerialSendSettings.DEVICE,
                        SerialSendSettings.WAIT_FOR_DEVICE)
                .words("device.port");
    }

    private static Setting<?>[] settings() {
        var all = new ArrayList<Setting<?>>(FindSettings.ALL);
        all.addAll(LineSettings.ALL);
        all.addAll(IdentifySettings.ALL);
        all.addAll(SerialSettings.ALL);
        return all.toArray(Setting<?>[]::new);
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        FindSettings.check(settings, findings);
        IdentifySettings.check(settings, findings);
        SerialSettings.check(settings, findings);
        return new SerialDraft(settings, new DeviceWords(settings));
    }
}
