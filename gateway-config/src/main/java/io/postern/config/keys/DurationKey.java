package io.postern.config.keys;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import java.time.Duration;
import java.util.List;

/** The key {@code duration} of addresses and tasks: a word or a time. */
public final class DurationKey {

    public static final String NAME = "duration";

    private static final String WORDS =
            "When it acts: always, on_message, as_needed, or a time after which it does so again"
                    + " and again.";

    /** Its values are a word or a {@link Duration}. */
    public static final Setting<Object> OF_TASK =
            Setting.of(NAME, WORDS, shape()).orElse(Trigger.Kind.AS_NEEDED.word());

    /** The same, without one default for all. */
    public static final Setting<Object> OF_ADDRESS =
            Setting.of(
                            NAME,
                            WORDS
                                    + " Left out, it is always for receiving, where the carrier"
                                    + " offers that, and on_message for sending; as_needed where"
                                    + " the arguments of a task name the address.",
                            shape())
                    .optional();

    private DurationKey() {}

    private static Shape shape() {
        return new Shape.Either(
                List.of(
                        new Shape.Choice(
                                List.of(
                                        Trigger.Kind.ALWAYS.word(),
                                        Trigger.Kind.ON_MESSAGE.word(),
                                        Trigger.Kind.AS_NEEDED.word())),
                        new Shape.Span()));
    }

    /** The trigger that a value of this key means. */
    public static Trigger trigger(Object value) {
        if (value instanceof Duration period) {
            return Trigger.every(period);
        }
        if (value.equals(Trigger.Kind.ALWAYS.word())) {
            return Trigger.ALWAYS;
        }
        return value.equals(Trigger.Kind.ON_MESSAGE.word())
                ? Trigger.ON_MESSAGE
                : Trigger.AS_NEEDED;
    }
}
