package io.postern.config.note;

import io.postern.api.address.Trigger;
import io.postern.api.text.Quote;
import io.postern.config.address.AddressCheck;
import io.postern.config.address.AddressPart;
import io.postern.config.keys.QueueKeys;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.QueueLimits.WhenFull;
import io.postern.config.problem.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Notes where {@code queue} has no effect, and whom a full queue holds back. */
public final class QueueNotes {

    private static final String KEY = QueueKeys.QUEUE.name();

    private final Configuration configuration;
    private final Map<String, ReadyCarrier> carriers;
    private final List<AddressPart> parts;
    private final Report report;

    public QueueNotes(
            Configuration configuration,
            Map<String, ReadyCarrier> carriers,
            List<AddressPart> parts,
            Report report) {
        this.configuration = configuration;
        this.carriers = carriers;
        this.parts = parts;
        this.report = report;
    }

    public void tell() {
        carriers.values().forEach(QueueNotes::tell);
        for (var part : parts) {
            var plan = configuration.addresses().get(part.name());
            if (plan != null) {
                tell(part, plan);
            }
        }
    }

    private static void tell(ReadyCarrier carrier) {
        if (carrier.plan().settings().has(QueueKeys.QUEUE) && carrier.kind().sends().isEmpty()) {
            carrier.ask(
                    findings ->
                            findings.note(
                                    KEY,
                                    "has no effect here: nothing is sent over a carrier of source "
                                            + Quote.of(carrier.plan().source())));
        }
    }

    private void tell(AddressPart part, AddressPlan plan) {
        if (part.object().content().entries().containsKey(KEY)) {
            if (plan.direction() == Direction.RECEIVE) {
                note(part, "only what is to be sent waits on disk");
            } else if (!hasQueue(plan)) {
                note(
                        part,
                        "only an address with \"duration\": \"on_message\" has a queue on disk;"
                                + " this one sends the newest of each id when it can");
            }
        }
        if (hasQueue(plan) && plan.queue().whenFull() == WhenFull.BLOCK) {
            tellHeldBack(part, plan);
        }
    }

    private static boolean hasQueue(AddressPlan plan) {
        return plan.direction() == Direction.SEND
                && plan.trigger().kind() == Trigger.Kind.ON_MESSAGE;
    }

    private void note(AddressPart part, String why) {
        report.note(AddressCheck.place(part, KEY), "\"" + KEY + "\": has no effect here: " + why);
    }

    private void tellHeldBack(AddressPart part, AddressPlan plan) {
        report.note(
                AddressCheck.place(part, KEY),
                "when the queue of address \""
                        + plan.name()
                        + "\" is full (\"when_full\": \"block\"), nothing is acknowledged any more"
                        + " that comes over "
                        + origins(plan.messageType())
                        + ", for any of its addresses; what cannot wait is dropped");
    }

    /** Over which carriers its messages come, as far as no handler makes them of others. */
    private String origins(String messageType) {
        var names = new TreeSet<String>();
        for (var other : configuration.addresses().values()) {
            if (other.direction() == Direction.RECEIVE && other.messageType().equals(messageType)) {
                names.add(Quote.of(other.carrier()));
            }
        }
        return names.isEmpty()
                ? "the carrier that brings its messages"
                : (names.size() == 1 ? "carrier " : "each of the carriers ")
                        + String.join(", ", names);
    }
}
