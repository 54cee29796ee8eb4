package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.setting.Findings;
import io.postern.simulator.setting.AddressesTogether;
import io.postern.simulator.setting.FieldCheck;
import io.postern.simulator.setting.Pause;
import io.postern.simulator.setting.SimulatorSettings;
import java.util.List;

/** A carrier without settings of its own: its addresses say everything. */
final class SimulatorDraft implements CarrierDraft {

    @Override
    public void check(ReceiveAddress address, Findings findings) {
        var settings = address.settings();
        settings.find(SimulatorSettings.FIELDS)
                .ifPresent(
                        fields ->
                                fields.forEach(
                                        (name, field) ->
                                                FieldCheck.check(
                                                        "fields." + name, field, findings)));
        if (settings.has(SimulatorSettings.RATE)
                && address.trigger().kind() != Trigger.Kind.ALWAYS) {
            findings.note(
                    "rate",
                    "expected only where \"duration\" is \"always\", found it where \"duration\" is "
                            + address.trigger().kind().word()
                            + ": it has no effect");
        }
        if (settings.has(Pause.SETTING) && address.trigger().kind() != Trigger.Kind.ON_MESSAGE) {
            findings.note(
                    "pauses",
                    "expected only where \"duration\" is \"on_message\", found it where it is "
                            + address.trigger().kind().word()
                            + ": it has no effect");
        }
        if (settings.has(SimulatorSettings.RECEIVE_MAXIMUM)
                && !settings.get(SimulatorSettings.ACKNOWLEDGED)) {
            findings.note(
                    "receive_maximum",
                    "expected only where \"acknowledged\" is true, found it where it is false: it"
                            + " has no effect");
        }
    }

    @Override
    public void check(List<ReceiveAddress> receives, List<SendAddress> sends, Findings findings) {
        new AddressesTogether(receives, findings).check();
    }

    @Override
    public Carrier create(CarrierContext context) {
        return new Simulator(context);
    }
}
