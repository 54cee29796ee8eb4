package io.postern.serial;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.Trigger;
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
import java.util.List;
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
                        FramingSettings.FRAMING.optional(),
                        WriteSettings.WRITE.optional(),
                        SerialReceiveSettings.TIMEOUT,
                        SerialReceiveSettings.RETRIES,
                        SerialReceiveSettings.FLUSH,
                        SerialReceiveSettings.DEVICE,
                        SerialReceiveSettings.ANNOUNCE,
                        SerialReceiveSettings.ADD)
                .sends(
                        Set.of(Trigger.Kind.EVERY, Trigger.Kind.ON_MESSAGE, Trigger.Kind.AS_NEEDED),
                        WriteSettings.WRITE.optional(),
                        FramingSettings.FRAMING.optional(),
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
    public void check(Values settings, Findings findings) {
        FindSettings.check(settings, findings);
        IdentifySettings.check(settings, findings);
        SerialSettings.check(settings, findings);
    }

    @Override
    public void checkReceive(Values carrier, ReceiveAddress address, Findings findings) {
        new ReceiveCheck(address, new DeviceWords(carrier), findings).check();
    }

    @Override
    public void checkSend(Values carrier, SendAddress address, Findings findings) {
        var settings = address.settings();
        settings.find(WriteSettings.WRITE)
                .ifPresent(
                        values ->
                                WriteSettings.check(WriteSettings.WRITE.name(), values, findings));
        settings.find(FramingSettings.FRAMING)
                .ifPresent(
                        values ->
                                FramingSettings.check(
                                        FramingSettings.FRAMING.name(), values, findings));
        new DeviceWords(carrier).checkNames(settings.get(SerialSendSettings.DEVICE), findings);
    }

    @Override
    public void checkTogether(
            Values carrier,
            List<ReceiveAddress> receives,
            List<SendAddress> sends,
            Findings findings) {
        if (FindSettings.namesAny(carrier)
                && carrier.find(IdentifySettings.IDENTIFY).orElse(List.of()).isEmpty()) {
            findings.problem(
                    "ports",
                    "expected \"identify\" beside \"any\", since otherwise every device of this"
                            + " machine would be written to, modems too; found none");
        }
    }

    @Override
    public Set<String> words(Values carrier) {
        return new DeviceWords(carrier).words();
    }

    @Override
    public Carrier create(CarrierContext context) {
        return new SerialCarrier(context);
    }
}
