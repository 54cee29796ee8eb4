package io.postern.carrier;

import io.postern.api.carrier.Peer;
import io.postern.api.context.Time;
import io.postern.carrier.LinkState.Phase;
import io.postern.time.SteadyStamp;
import java.util.Optional;
import java.util.function.Consumer;

/** What the world sees of a link. Any thread may use it; the listener is told in order. */
final class LinkFace {

    private final Time time;
    private final Consumer<LinkState> listener;
    private volatile Shown shown;
    private Optional<String> remark = Optional.empty();
    private Optional<Peer> peer = Optional.empty();
    private boolean silent;

    private record Shown(LinkState state, SteadyStamp since) {}

    LinkFace(Time time, Consumer<LinkState> listener) {
        this.time = time;
        this.listener = listener;
        this.shown = shown(Phase.DOWN, Optional.empty());
    }

    LinkState state() {
        var now = shown;
        return now.state().since(now.since().stamp());
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
            listener.accept(shown.state());
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
            var state = shown.state();
            shown =
                    new Shown(
                            new LinkState(Phase.UP, state.since(), state.trouble(), remark, peer),
                            shown.since());
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

    private Shown shown(Phase phase, Optional<String> trouble) {
        var itself = phase == Phase.UP ? remark : Optional.<String>empty();
        var since = SteadyStamp.now(time);
        return new Shown(new LinkState(phase, since.stamp(), trouble, itself, peer), since);
    }
}
