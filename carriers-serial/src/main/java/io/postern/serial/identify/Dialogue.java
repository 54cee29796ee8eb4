package io.postern.serial.identify;

import io.postern.api.context.Time;
import io.postern.api.json.JsonObject;
import io.postern.api.link.LinkException;
import io.postern.api.message.UndeliverableException;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Values;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.Exchange;
import io.postern.serial.talk.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who is at the other end of a port that was just opened. Immutable; blocks no longer
 * than the times of its steps add up to, however the device behaves.
 */
public final class Dialogue {

    private static final byte[] NOTHING = {};

    private final Duration settle;
    private final List<Step> steps;
    private final Time time;

    Dialogue(Duration settle, List<Step> steps, Time time) {
        this.settle = settle;
        this.steps = List.copyOf(steps);
        this.time = time;
    }

    /**
     * Of a carrier's settings, which have no faults.
     *
     * @param readTimeout how long a step waits that says nothing else
     */
    public static Dialogue of(Values carrier, Duration readTimeout, Time time) {
        return new Dialogue(
                carrier.get(IdentifySettings.SETTLE),
                IdentifySettings.steps(carrier, readTimeout),
                time);
    }

    /**
     * Who it is: nothing but its port where there are no steps.
     *
     * @throws LinkException when it is another device, or none answers: names the step, what was
     *     expected and what was found
     */
    public DeviceIdentity identify(Port port) throws LinkException {
        settle(port);
        var identity = new DeviceIdentity(port.name(), JsonObject.EMPTY);
        var exchange = new Exchange(port, time);
        for (var step : steps) {
            identity = take(step, identity, port, exchange);
        }
        return identity;
    }

    /** A board that was just switched on by the opening says things that nobody asked for. */
    private void settle(Port port) throws LinkException {
        var trash = new byte[1024];
        long end = time.nanos() + settle.toNanos();
        try {
            for (long left = end - time.nanos(); left > 0; left = end - time.nanos()) {
                port.read(trash, 0, trash.length, Duration.ofNanos(left));
            }
        } catch (PortException lost) {
            throw new LinkException("before identify: " + lost.getMessage(), lost);
        }
    }

    private DeviceIdentity take(Step step, DeviceIdentity known, Port port, Exchange exchange)
            throws LinkException {
        try {
            var written = written(step, known);
            if (step.asking().isEmpty()) {
                port.write(written.orElse(NOTHING));
                return known;
            }
            var reply = ask(step, step.asking().get(), written, exchange);
            exchange.unread(reply);
            if (reply.answer().isEmpty()) {
                throw new UnfitException(StepFailure.words(step, written, reply));
            }
            return Captures.add(step, reply.answer().get(), known);
        } catch (UnfitException unfit) {
            throw new LinkException(place(step) + unfit.getMessage(), unfit);
        } catch (PortException lost) {
            throw new LinkException(place(step) + lost.getMessage(), lost);
        }
    }

    private static Optional<byte[]> written(Step step, DeviceIdentity known) throws UnfitException {
        if (step.write().isEmpty()) {
            return Optional.empty();
        }
        var words = known.words();
        try {
            var bytes = step.write().get().bytes(word -> Optional.ofNullable(words.get(word)));
            return Optional.of(bytes);
        } catch (MissingWordException missing) {
            throw new UnfitException(
                    "to write \""
                            + step.write().get()
                            + "\": expected a step before to capture all of its words, found that "
                            + missing.getMessage());
        } catch (UndeliverableException refused) {
            throw new UnfitException(refused.getMessage());
        }
    }

    private static Reply ask(Step step, Asking asking, Optional<byte[]> written, Exchange exchange)
            throws PortException {
        return written.isPresent()
                ? exchange.ask(written.get(), asking, step::matches)
                : exchange.await(asking, step::matches);
    }

    private static String place(Step step) {
        return "step " + step.number() + " of identify: ";
    }
}
