package io.postern.config.address;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Values;
import io.postern.config.keys.DurationKey;
import io.postern.config.object.CheckContext;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.resolve.Merged;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks {@code duration}: that it is one, and that the carrier can do it. */
public final class Triggers {

    private static final String KEY = DurationKey.NAME;

    private Triggers() {}

    /** The trigger of an address; told problems make it useless but never missing. */
    public static Trigger check(
            CheckContext context,
            Merged object,
            Values keys,
            Optional<Direction> direction,
            Optional<CarrierKind> kind,
            Trigger.Kind fallback) {
        var given = keys.find(DurationKey.OF_ADDRESS);
        var trigger = own(context, object, given.orElse(fallback.word()));
        boolean isTold = CheckContext.entry(object.content(), KEY).isPresent() && given.isEmpty();
        if (direction.isEmpty() || isTold) {
            return trigger;
        }
        if (direction.get() == Direction.SEND && trigger.kind() == Trigger.Kind.ALWAYS) {
            tell(
                    context,
                    object,
                    "expected on_message, as_needed or a number of seconds to send, found"
                            + " \"always\", which only receiving knows");
        } else {
            kind.ifPresent(known -> supported(context, object, trigger, direction.get(), known));
        }
        return trigger;
    }

    /**
     * What an address means that says no duration: it acts by itself, unless a task is there to ask
     * it.
     */
    static Trigger.Kind fallback(
            Optional<Direction> direction, Optional<CarrierKind> kind, boolean namedByTask) {
        boolean receives = direction.filter(way -> way == Direction.RECEIVE).isPresent();
        var usual = receives ? Trigger.Kind.ALWAYS : Trigger.Kind.ON_MESSAGE;
        boolean able =
                kind.map(known -> receives ? known.receives() : known.sends())
                        .map(offered -> offered.contains(usual))
                        .orElse(true);
        return namedByTask || !able ? Trigger.Kind.AS_NEEDED : usual;
    }

    /** The trigger that a value of the key means. */
    public static Trigger own(CheckContext context, Merged object, Object value) {
        if (value instanceof Duration period && period.isZero()) {
            tell(context, object, "expected more than 0 seconds, found 0");
        }
        return DurationKey.trigger(value);
    }

    private static void supported(
            CheckContext context,
            Merged object,
            Trigger trigger,
            Direction direction,
            CarrierKind kind) {
        var able = direction == Direction.RECEIVE ? kind.receives() : kind.sends();
        if (able.isEmpty() || able.contains(trigger.kind())) {
            return;
        }
        tell(
                context,
                object,
                "expected "
                        + words(able)
                        + ", as a carrier of source \""
                        + kind.source()
                        + "\" can "
                        + (direction == Direction.RECEIVE ? "receive" : "send")
                        + ", found "
                        + found(object, trigger));
    }

    private static String found(Merged object, Trigger trigger) {
        return CheckContext.entry(object.content(), KEY)
                .map(entry -> shown(trigger))
                .orElse("nothing, which means as_needed");
    }

    private static String shown(Trigger trigger) {
        return trigger.kind() == Trigger.Kind.EVERY
                ? "a number of seconds"
                : "\"" + trigger.kind().word() + "\"";
    }

    private static String words(Set<Trigger.Kind> able) {
        return Stream.of(Trigger.Kind.values())
                .filter(able::contains)
                .map(Trigger.Kind::word)
                .collect(Collectors.joining(" or "));
    }

    private static void tell(CheckContext context, Merged object, String message) {
        var place =
                CheckContext.entry(object.content(), KEY)
                        .map(entry -> entry.value().place())
                        .orElse(object.place());
        context.report().problem(place, "\"" + KEY + "\": " + message);
    }
}
