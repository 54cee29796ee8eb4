package io.postern.config.address;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.DurationKey;
import io.postern.config.object.CheckContext;
import io.postern.config.plan.AddressPlan.Direction;
import java.util.Optional;

/** Notes what is odd about the messages that trigger an address. */
final class TriggerNotes {

    private static final String KEY = AddressKeys.TRIGGER_TYPE.name();

    private final CheckContext context;
    private final AddressPart part;
    private final Values keys;
    private final Optional<String> task;

    /**
     * @param task one that names the address
     */
    TriggerNotes(CheckContext context, AddressPart part, Values keys, Optional<String> task) {
        this.context = context;
        this.part = part;
        this.keys = keys;
        this.task = task;
    }

    void tell(Direction direction, Trigger trigger) {
        task.filter(name -> !keys.has(DurationKey.OF_ADDRESS)).ifPresent(this::tellTask);
        boolean asked = direction == Direction.RECEIVE && trigger == Trigger.ON_MESSAGE;
        var named = keys.find(AddressKeys.TRIGGER_TYPE);
        if (named.isPresent() && !asked) {
            note(
                    KEY,
                    "\""
                            + KEY
                            + "\" has no effect here: it says which messages make an address"
                            + " receive whose \"duration\" is \"on_message\"");
        }
        if (asked
                && !keys.has(AddressKeys.HANDLER)
                && part.type().equals(named.or(part::type))
                && part.type().isPresent()) {
            tellCircle(part.type().get());
        }
    }

    private void tellTask(String name) {
        note(
                DurationKey.NAME,
                "\"duration\": left out, and task "
                        + Quote.of(name)
                        + " names this address, so it is as_needed: it acts only when asked; write"
                        + " \"duration\" to have it otherwise");
    }

    private void tellCircle(String type) {
        note(
                DurationKey.NAME,
                "address \""
                        + part.name()
                        + "\" would go round in a circle: what it receives is a message of type \""
                        + type
                        + "\", which makes it receive again; name the type of the messages that"
                        + " ask in \""
                        + KEY
                        + "\"");
    }

    private void note(String key, String text) {
        context.report().note(AddressCheck.place(part, key), text);
    }
}
