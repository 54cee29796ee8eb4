package io.postern.serial.session;

import io.postern.api.link.LinkException;
import io.postern.api.message.UndeliverableException;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.device.Setup;
import io.postern.serial.device.UnansweredRequests;
import io.postern.serial.port.PortException;
import io.postern.serial.talk.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks one device what addresses want to know. Belongs to its link's thread. */
final class Asker {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Setup setup;
    private final UnansweredRequests silences;
    private final Map<String, Long> complaints = new HashMap<>();

    Asker(Setup setup, UnansweredRequests silences) {
        this.setup = setup;
        this.silences = silences;
    }

    /**
     * Asks once; no answer is counted, and no failure.
     *
     * @throws LinkException when it cannot even be said what to ask; once a minute at most
     */
    void ask(DeviceSession session, ServedAddress served, Function<String, Optional<String>> words)
            throws LinkException {
        try {
            if (served.config().asking().isPresent() && served.isFor(words)) {
                var write = served.config().write();
                var written =
                        write.isPresent()
                                ? Optional.of(write.get().bytes(words))
                                : Optional.<byte[]>empty();
                setup.meters().polls.add(1);
                took(session, served, session.ask(written, served.config().asking().get()));
            }
        } catch (UndeliverableException unclear) {
            complain(session.device(), served.address().name(), unclear);
        } catch (PortException gone) {
            session.device().lose(gone.getMessage());
        }
    }

    /** Every message may be unclear, and nobody reads a line for each. */
    private void complain(ConnectedDevice device, String address, Exception unclear)
            throws LinkException {
        long now = setup.context().time().nanos();
        var last = complaints.get(address);
        if (last == null || now - last > PAUSE.toNanos()) {
            complaints.put(address, now);
            throw new LinkException(device + ": " + unclear.getMessage(), unclear);
        }
    }

    private void took(DeviceSession session, ServedAddress served, Reply reply) {
        var device = session.device();
        var address = served.address();
        if (reply.answer().isPresent()) {
            setup.meters().answers.add(1);
            silences.answered(device, address.name());
            setup.context()
                    .inbox()
                    .accept(served.arrivals().of(reply.answer().get()), List.of(address));
            return;
        }
        setup.meters().silent.add(1);
        silences.silent(device, address.name(), reply);
        if (setup.giveUpAfter() > 0 && silences.inARow() >= setup.giveUpAfter()) {
            device.lose(
                    silences.inARow() + " requests in a row without an answer: opening it anew");
        }
    }
}
