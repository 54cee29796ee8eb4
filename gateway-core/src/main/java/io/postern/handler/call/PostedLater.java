package io.postern.handler.call;

import io.postern.chain.Chain;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what a plugin does by itself while it is called until the call has returned: what is posted
 * runs other plugins' code, which the one that is called must not wait for.
 */
public final class PostedLater {

    private final ThreadLocal<Optional<CallEffects>> mine =
            ThreadLocal.withInitial(Optional::empty);

    /**
     * Posts now, or where this thread is in a call, after it.
     *
     * @param posting told the chain that it is a part of; none where it begins its own
     */
    public void post(Consumer<Optional<Chain>> posting) {
        var call = mine.get();
        if (call.isPresent()) {
            call.get().post(posting);
        } else {
            posting.accept(Optional.empty());
        }
    }

    /** The call that this thread is in. */
    Optional<CallEffects> call() {
        return mine.get();
    }

    /** A call begins. */
    public CallEffects open() {
        var call = new CallEffects();
        mine.set(Optional.of(call));
        return call;
    }

    /** The call has ended. */
    public void close(CallEffects call) {
        mine.remove();
        call.end();
    }
}
