package io.postern.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.context.Time;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import io.postern.carrier.LinkState.Phase;
import io.postern.delivery.Dispatch;
import io.postern.delivery.watch.AcknowledgementTimeout;
import io.postern.screen.FailureText;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one link open: opens it, and after a loss opens it again with growing pauses that start
 * over once the link was stable. Everything happens on the link's own lane, so opening may block.
 */
final class LinkLoop {

    private static final Logger LOG = LoggerFactory.getLogger(LinkLoop.class);
    private static final Duration STABLE = Duration.ofSeconds(10);

    private final String carrier;
    private final Link link;
    private final Dispatch dispatch;
    private final Time time;
    private final LinkLane lane;
    private final Backoff backoff;
    private final LinkReport report;
    private final SafeCalls calls;
    private final Optional<SendingLink> sending;
    private final Optional<Receiving> receiving;
    private volatile boolean started;
    private volatile boolean ended;
    private Optional<Time.Timer> timer = Optional.empty();
    private volatile Optional<AcknowledgementTimeout> timeout = Optional.empty();
    private volatile int opening;
    private long upSince;

    /**
     * @param overrun told of each message that asked to receive and was one too many
     * @param failures told of what the link's code throws that it should not
     */
    LinkLoop(
            String carrier,
            Link link,
            Dispatch dispatch,
            Machine machine,
            Consumer<LinkState> listener,
            Consumer<ReceiveAddress> overrun,
            BiConsumer<String, Throwable> failures) {
        this.carrier = carrier;
        this.link = link;
        this.dispatch = dispatch;
        this.time = machine.time();
        this.lane =
                new LinkLane(
                        "link-" + carrier + "-" + link.name(), this::endNow, machine.threads());
        this.backoff = new Backoff(machine.chance().get(), link.quickRetries());
        this.report = new LinkReport(time, listener);
        this.calls = new SafeCalls(link.name(), failures);
        this.sending = link instanceof SendingLink one ? Optional.of(one) : Optional.empty();
        this.receiving =
                link instanceof ReceivingLink one
                        ? Optional.of(
                                new Receiving(carrier, one, lane, calls, this::isUsable, overrun))
                        : Optional.empty();
    }

    String name() {
        return link.name();
    }

    boolean isOf(Link other) {
        return link == other;
    }

    /** Whether messages go over it. */
    boolean carries() {
        return sending.isPresent() || receiving.isPresent();
    }

    LinkState state() {
        return report.state();
    }

    private boolean isUsable() {
        return !ended && report.isUp();
    }

    void start() {
        if (!started) {
            started = true;
            lane.execute(this::open);
        }
    }

    boolean isStarted() {
        return started;
    }

    /** It is started later, and here is why. */
    void waitBecause(String why) {
        report.waitBecause(why);
    }

    /**
     * The receive addresses from now on; nothing where the link does not receive. Completes when it
     * follows, or is closed.
     */
    CompletableFuture<?> listen(List<ReceiveAddress> addresses) {
        return receiving.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.anyOf(receiving.get().listen(addresses), lane.ended());
    }

    /** Receives once; where the link is down, as soon as it is up. */
    void receive(ReceiveAddress address, Optional<Envelope> because) {
        if (receiving.isPresent()) {
            receiving.get().ask(address, because);
        }
    }

    boolean runsOn(Thread thread) {
        return lane.runsOn(thread);
    }

    /** The link will be closed as soon as what its lane does now is done. Does not block. */
    CompletableFuture<Void> beginEnd() {
        ended = true;
        return lane.beginEnd();
    }

    /** Tells nothing more. */
    void fallSilent() {
        report.fallSilent();
    }

    /** After {@link #beginEnd}: what does not end within the time is interrupted. */
    boolean awaitEnd(Duration most) throws InterruptedException {
        boolean inTime = lane.awaitEnd(most);
        if (!inTime) {
            interrupt();
        }
        return inTime;
    }

    /** Gives up waiting for what its lane does. */
    void interrupt() {
        lane.interrupt();
        endTimeout();
    }

    private void endNow() {
        timer.ifPresent(Time.Timer::cancel);
        if (report.isUp()) {
            closePolitely();
        } else if (state().trouble().isPresent()) {
            // nobody tries any more: whoever was told why it is down must not go on about it
            report.change(Phase.DOWN, Optional.empty());
        }
    }

    private void open() {
        if (ended) {
            return;
        }
        report.change(Phase.OPENING, state().trouble());
        int now = opening + 1;
        opening = now;
        try {
            link.open(new Watch(now));
            if (ended) {
                closePolitely();
            } else {
                up();
            }
        } catch (LinkException e) {
            LOG.debug("carrier {}, {}: {}", carrier, link.name(), e.getMessage(), e);
            failed(e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            calls.failed("opening it", e);
            failed(FailureText.words(e));
        }
    }

    private void up() {
        upSince = time.nanos();
        sending.ifPresent(
                one -> calls.run("asking for its patience", () -> timeout = timeout(one)));
        report.up(calls.ask("asking for its device", link::peer, Optional.empty()));
        sending.ifPresent(dispatch::up);
        receiving.ifPresent(Receiving::catchUp);
    }

    private Optional<AcknowledgementTimeout> timeout(SendingLink sender) {
        var patience = sender.patience();
        return patience.isZero() || patience.isNegative()
                ? Optional.empty()
                : Optional.of(
                        new AcknowledgementTimeout(
                                dispatch, sender, patience, time, new Watch(opening)::lost));
    }

    /** What one opened link tells. */
    private final class Watch implements LinkWatch {

        private final int which;

        Watch(int which) {
            this.which = which;
        }

        @Override
        public void lost(String why) {
            lane.execute(() -> gone(which, why, dispatch::down));
        }

        @Override
        public void closed(String why) {
            lane.execute(() -> gone(which, why, dispatch::closed));
        }

        @Override
        public void remark(String text) {
            if (which == opening) {
                report.remark(text);
            }
        }
    }

    private void gone(int which, String why, Consumer<SendingLink> tell) {
        if (which != opening || !report.isUp()) {
            return;
        }
        if (time.nanos() - upSince > STABLE.toNanos()) {
            backoff.reset();
        }
        endTimeout();
        report.change(Phase.CLOSING, Optional.of(why));
        sending.ifPresent(tell);
        failed(why);
    }

    private void endTimeout() {
        timeout.ifPresent(AcknowledgementTimeout::end);
        timeout = Optional.empty();
    }

    private void failed(String why) {
        calls.run("closing it", link::close);
        report.change(Phase.DOWN, Optional.of(why));
        if (!ended) {
            timer = Optional.of(time.after(backoff.next(), () -> lane.execute(this::open)));
        }
    }

    /** What the link settles while it closes need not be sent again by the next one. */
    private void closePolitely() {
        endTimeout();
        report.change(Phase.CLOSING, Optional.empty());
        sending.ifPresent(dispatch::hold);
        calls.run("closing it", link::close);
        sending.ifPresent(dispatch::down);
        report.change(Phase.DOWN, Optional.empty());
    }
}
