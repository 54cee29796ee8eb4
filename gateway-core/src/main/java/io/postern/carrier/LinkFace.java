package io.postern.carrier;

import io.postern.api.carrier.Peer;
import io.postern.api.context.Time;
import io.postern.carrier.LinkState.Phase;
import java.util.Optional;
import java.util.function.Consumer;

/** What the world sees of a link. Any thread may use it; the listener is told in order. */
final class LinkFace {

    private final Time time;
    private final Consumer<LinkState> listener;
    private volatile LinkState state;
    private Optional<String> remark = Optional.empty();
    private Optional<Peer> peer = Optional.empty();
    private boolean silent;

    LinkFace(Time time, Consumer<LinkState> listener) {
        this.time = time;
        this.listener = listener;
        this.state = new LinkState(Phase.DOWN, time.now(), Optional.empty());
    }

    LinkState state() {
        return state;
    }

    boolean isUp() {
        return state.phase() == Phase.UP;
    }

    /** It may say something of itself while it still opens: that is shown once it is up. */
    synchronized void change(Phase phase, Optional<String> trouble) {
        if (phase != Phase.UP) {
            remark = Optional.empty();
        }
        show(phase, trouble);
        if (!silent) {
            listener.accept(state);
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
            state = new LinkState(Phase.UP, state.since(), state.trouble(), remark, peer);
        }
    }

    /** It waits, and here is why; nobody needs to be told. */
    synchronized void waitBecause(String why) {
        show(Phase.DOWN, Optional.of(why));
    }

    /** Tells nothing more. */
    synchronized void fallSilent() {
        silent = true;
    }

    private void show(Phase phase, Optional<String> trouble) {
        var shown = phase == Phase.UP ? remark : Optional.<String>empty();
        state = new LinkState(phase, time.now(), trouble, shown, peer);
    }
}
