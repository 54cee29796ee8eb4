package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.serial.find.FindSettings;
import io.postern.serial.identify.IdentifySettings;
import io.postern.serial.send.SerialSendSettings;
import java.util.List;
import java.util.Set;

/** A carrier as its file says it. */
record SerialDraft(Values settings, DeviceWords deviceWords) implements CarrierDraft {

    @Override
    public void check(ReceiveAddress address, Findings findings) {
        new ReceiveCheck(address, deviceWords, findings).check();
    }

    @Override
    public void check(SendAddress address, Findings findings) {
        deviceWords.checkNames(address.settings().get(SerialSendSettings.DEVICE), findings);
    }

    @Override
    public void check(List<ReceiveAddress> receives, List<SendAddress> sends, Findings findings) {
        if (FindSettings.namesAny(settings)
                && settings.find(IdentifySettings.IDENTIFY).orElse(List.of()).isEmpty()) {
            findings.problem(
                    "ports",
                    "expected \"identify\" beside \"any\", since otherwise every device of this"
                            + " machine would be written to, modems too; found none");
        }
    }

    @Override
    public Set<String> words() {
        return deviceWords.words();
    }

    @Override
    public Carrier create(CarrierContext context) {
        return new SerialCarrier(context);
    }
}
