package io.postern.serial.talk;

import io.postern.api.context.Time;
import io.postern.serial.frame.Framing;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks and waits for answers on one port, on the thread that calls. However much the other end
 * sends, a try ends when its time is over, give or take one gap and one write, and no more is kept
 * than the longest frame.
 */
public final class Exchange {

    /** A try that got so much and not what it waits for has a device that only babbles. */
    static final int MOST_BYTES = 4 << 20;

    private static final int BLOCK = 1024;
    private static final byte[] NOTHING = {};

    private final Port port;
    private final Time time;
    private final byte[] block = new byte[BLOCK];
    private byte[] ahead = NOTHING;

    public Exchange(Port port, Time time) {
        this.port = port;
        this.time = time;
    }

    /**
     * Writes, and takes the first whole frame for the answer.
     *
     * @throws PortException when the port is gone
     */
    public Reply ask(byte[] written, Asking asking) throws PortException {
        return ask(written, asking, frame -> true);
    }

    /** The same, where another frame than the one wanted uses up one try. */
    public Reply ask(byte[] written, Asking asking, Predicate<byte[]> wanted) throws PortException {
        return exchange(Optional.of(written), asking, wanted);
    }

    /** Writes nothing, and reads past other frames until the one wanted comes. */
    public Reply await(Asking asking, Predicate<byte[]> wanted) throws PortException {
        return exchange(Optional.empty(), asking, wanted);
    }

    /** What was left of a reply of this exchange is read before anything else. */
    public void unread(Reply reply) {
        ahead = reply.left();
    }

    private Reply exchange(Optional<byte[]> written, Asking asking, Predicate<byte[]> wanted)
            throws PortException {
        var caught = new Catch(wanted, written.isPresent());
        for (int tries = 0; tries <= asking.retries(); tries++) {
            if (asking.flush()) {
                ahead = NOTHING;
                port.discard();
            }
            if (written.isPresent()) {
                port.write(written.get());
            }
            var left = listen(asking, caught);
            if (caught.answer().isPresent()) {
                return reply(caught, "", left);
            }
        }
        return reply(caught, NoAnswerText.words(caught, asking), NOTHING);
    }

    private static Reply reply(Catch caught, String failure, byte[] left) {
        return new Reply(caught.answer(), failure, caught.other(), caught.skipped(), left);
    }

    /** One try; gives what came right after the answer. */
    private byte[] listen(Asking asking, Catch caught) throws PortException {
        var decoder = asking.framing().decoder();
        long end = time.nanos() + asking.timeout().toNanos();
        caught.begin();
        for (long left = end - time.nanos();
                left > 0 && caught.bytes() - caught.pending() <= MOST_BYTES;
                left = end - time.nanos()) {
            int count = read(pause(asking.framing(), caught, left));
            int used = 0;
            if (count == 0 && asking.framing().gap().isPresent()) {
                decoder.idle(caught);
            }
            while (used < count && !caught.isOver()) {
                int next = Math.min(count - used, sure(asking.framing(), caught));
                caught.feed(block, used, next, decoder);
                used += next;
            }
            if (caught.isOver()) {
                return Arrays.copyOfRange(block, used, count);
            }
        }
        caught.end(decoder);
        return NOTHING;
    }

    /**
     * How many bytes can be taken at once so that it is still known with which the answer ended: as
     * many as the frame needs at least, and mostly that is not known.
     */
    private static int sure(Framing framing, Catch caught) {
        return Math.max(1, framing.length().orElse(1) - caught.pending());
    }

    private int read(Duration wait) throws PortException {
        if (ahead.length == 0) {
            return port.read(block, 0, BLOCK, wait);
        }
        int count = ahead.length;
        System.arraycopy(ahead, 0, block, 0, count);
        ahead = NOTHING;
        return count;
    }

    /** Silence ends a frame only when it lasted the whole gap. */
    private static Duration pause(Framing framing, Catch caught, long left) {
        var rest = Duration.ofNanos(left);
        return caught.pending() > 0 ? framing.gap().orElse(rest) : rest;
    }
}
