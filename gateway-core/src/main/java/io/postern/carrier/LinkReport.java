package io.postern.carrier;

import io.postern.api.context.Time;
import io.postern.api.link.Peer;
import io.postern.carrier.LinkState.Phase;
import io.postern.time.SteadyStamp;
import java.util.Optional;
import java.util.function.Consumer;

/** What the world sees of a link. Any thread may use it; the listener is told in order. */
final class LinkReport {

    private final Time time;
    private final Consumer<LinkState> listener;
    private volatile Shown shown;
    private Optional<String> remark = Optional.empty();
    private Optional<Peer> peer = Optional.empty();
    private boolean silent;

    private record Shown(LinkState state, SteadyStamp since, SteadyStamp tried) {

        LinkState now() {
            return state.at(since.stamp(), tried.stamp());
        }
    }

    LinkReport(Time time, Consumer<LinkState> listener) {
        this.time = time;
        this.listener = listener;
        var now = SteadyStamp.now(time);
        this.shown = new Shown(new LinkState(Phase.DOWN, now.stamp(), Optional.empty()), now, now);
    }

    LinkState state() {
        return shown.now();
    }

    boolean isUp() {
        return shown.state().phase() == Phase.UP;
    }

    /** It may say something of itself while it still opens: that is shown once it is up. */
    synchronized void change(Phase phase, Optional<String> trouble) {
        if (phase != Phase.UP) {
            remark = Optional.empty();
        }
        shown = shown(phase, trouble);
        if (!silent) {
            listener.accept(shown.now());
        }
    }

    synchronized void up(Optional<Peer> itsPeer) {
        peer = itsPeer;
        change(Phase.UP, Optional.empty());
    }

    /** Shown, but not told: it is neither a loss nor a return. */
    synchronized void remark(String text) {
        remark = text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        if (isUp()) {
            shown = next(Phase.UP, Optional.empty(), shown.since());
        }
    }

    /** It waits, and here is why; nobody needs to be told. */
    synchronized void waitBecause(String why) {
        shown = shown(Phase.DOWN, Optional.of(why));
    }

    /** Tells nothing more. */
    synchronized void fallSilent() {
        silent = true;
    }

    /** A loss lasts until it is up again, however often it is tried meanwhile. */
    private Shown shown(Phase phase, Optional<String> trouble) {
        boolean stays = phase != Phase.UP && !isUp();
        return next(phase, trouble, stays ? shown.since() : SteadyStamp.now(time));
    }

    private Shown next(Phase phase, Optional<String> trouble, SteadyStamp since) {
        boolean up = phase == Phase.UP;
        boolean tries = phase == Phase.OPENING;
        var before = shown.state();
        boolean lost = before.phase() == Phase.UP && trouble.isPresent();
        var tried = tries ? SteadyStamp.now(time) : shown.tried();
        var state =
                new LinkState(
                        phase,
                        since.stamp(),
                        trouble,
                        up ? remark : Optional.empty(),
                        peer,
                        up ? 0 : before.attempts() + (tries ? 1 : 0),
                        tried.stamp(),
                        before.losses() + (lost ? 1 : 0));
        return new Shown(state, since, tried);
    }
}
