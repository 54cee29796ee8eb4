package io.postern.carrier;

import io.postern.api.carrier.Link;
import io.postern.api.carrier.LinkException;
import io.postern.api.carrier.LinkWatch;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.carrier.ReceivingLink;
import io.postern.api.carrier.SendingLink;
import io.postern.api.context.Time;
import io.postern.carrier.LinkState.Phase;
import io.postern.delivery.Dispatch;
import io.postern.delivery.Vigil;
import io.postern.time.Lane;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
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
    private final Consumer<LinkState> listener;
    private final Lane lane;
    private final Backoff backoff;
    private final Map<String, ReceiveAddress> asked = new LinkedHashMap<>();
    private volatile LinkState state;
    private volatile boolean ended;
    private Optional<Time.Timer> timer = Optional.empty();
    private volatile Optional<Vigil> vigil = Optional.empty();
    private int opening;
    private long upSince;

    LinkLoop(
            String carrier, Link link, Dispatch dispatch, Time time, Consumer<LinkState> listener) {
        this.carrier = carrier;
        this.link = link;
        this.dispatch = dispatch;
        this.time = time;
        this.listener = listener;
        this.lane = new Lane("link-" + carrier + "-" + link.name());
        this.backoff = new Backoff(RandomGenerator.getDefault());
        this.state = new LinkState(Phase.DOWN, time.now(), Optional.empty());
    }

    String name() {
        return link.name();
    }

    /** Whether messages go over it. */
    boolean carries() {
        return link instanceof SendingLink || link instanceof ReceivingLink;
    }

    LinkState state() {
        return state;
    }

    void start() {
        lane.execute(this::open);
    }

    /** The receive addresses from now on; nothing where the link does not receive. */
    void listen(List<ReceiveAddress> addresses) {
        if (link instanceof ReceivingLink receiving) {
            lane.execute(() -> listen(receiving, addresses));
        }
    }

    private void listen(ReceivingLink receiving, List<ReceiveAddress> addresses) {
        asked.keySet().retainAll(addresses.stream().map(ReceiveAddress::name).toList());
        safely("changing its addresses", () -> receiving.listen(addresses));
    }

    /** Receives once; where the link is down, as soon as it is up. */
    void receive(ReceiveAddress address) {
        if (link instanceof ReceivingLink receiving) {
            lane.execute(
                    () -> {
                        if (state.phase() == Phase.UP) {
                            receive(receiving, address);
                        } else {
                            asked.put(address.name(), address);
                        }
                    });
        }
    }

    /** Ends the link for good, and says whether it ended within the time. */
    boolean end(Duration most) throws InterruptedException {
        ended = true;
        lane.execute(
                () -> {
                    timer.ifPresent(Time.Timer::cancel);
                    if (state.phase() == Phase.UP) {
                        closePolitely();
                    }
                });
        lane.finish();
        boolean inTime = lane.awaitEnd(most.toMillis());
        if (!inTime) {
            lane.close();
            endVigil();
        }
        return inTime;
    }

    private void open() {
        if (ended) {
            return;
        }
        change(Phase.OPENING, state.trouble());
        int now = ++opening;
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
            LOG.warn("carrier {}, {}: opening it failed", carrier, link.name(), e);
            failed(e.toString());
        }
    }

    private void up() {
        upSince = time.nanos();
        if (link instanceof SendingLink sending) {
            safely("asking for its patience", () -> vigil = vigil(sending));
        }
        change(Phase.UP, Optional.empty());
        if (link instanceof SendingLink sending) {
            dispatch.up(sending);
        }
        if (link instanceof ReceivingLink receiving) {
            var waiting = List.copyOf(asked.values());
            asked.clear();
            waiting.forEach(address -> receive(receiving, address));
        }
    }

    private Optional<Vigil> vigil(SendingLink sending) {
        var patience = sending.patience();
        return patience.isZero() || patience.isNegative()
                ? Optional.empty()
                : Optional.of(
                        new Vigil(dispatch, sending, patience, time, new Watch(opening)::lost));
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
    }

    private void gone(int which, String why, Consumer<SendingLink> tell) {
        if (which != opening || state.phase() != Phase.UP) {
            return;
        }
        if (time.nanos() - upSince > STABLE.toNanos()) {
            backoff.reset();
        }
        endVigil();
        change(Phase.CLOSING, Optional.of(why));
        if (link instanceof SendingLink sending) {
            tell.accept(sending);
        }
        failed(why);
    }

    private void endVigil() {
        vigil.ifPresent(Vigil::end);
        vigil = Optional.empty();
    }

    private void failed(String why) {
        safely("closing it", link::close);
        again(why);
    }

    private void again(String why) {
        change(Phase.DOWN, Optional.of(why));
        if (!ended) {
            timer = Optional.of(time.after(backoff.next(), () -> lane.execute(this::open)));
        }
    }

    /** What the link settles while it closes need not be sent again by the next one. */
    private void closePolitely() {
        endVigil();
        change(Phase.CLOSING, Optional.empty());
        if (link instanceof SendingLink sending) {
            dispatch.hold(sending);
            safely("closing it", sending::close);
            dispatch.down(sending);
        } else {
            safely("closing it", link::close);
        }
        change(Phase.DOWN, Optional.empty());
    }

    private void receive(ReceivingLink receiving, ReceiveAddress address) {
        try {
            receiving.receive(address);
        } catch (LinkException e) {
            LOG.warn("carrier {}, address {}: {}", carrier, address.name(), e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}, address {}: receiving failed", carrier, address.name(), e);
        }
    }

    private void change(Phase phase, Optional<String> trouble) {
        state = new LinkState(phase, time.now(), trouble);
        listener.accept(state);
    }

    private void safely(String what, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}, {}: {} failed", carrier, link.name(), what, e);
        }
    }
}
