package io.postern.config.object;

import java.util.Optional;

/**
 * What is known of an object that others refer to.
 *
 * @param plan empty where it is parked or broken
 * @param kind empty where no plugin offers its source, or the source is not known
 */
public record Known<P, K>(State state, Optional<P> plan, Optional<K> kind) {

    public enum State {
        READY,
        /** No plugin offers its source yet. */
        WAITING,
        /** Its own file says that it is not in effect. */
        PARKED,
        /** Half an object, for others to inherit from. */
        PARENT,
        /** A problem was told already: no second one about those who refer to it. */
        BROKEN
    }

    public static <P, K> Known<P, K> ready(P plan, K kind) {
        return new Known<>(State.READY, Optional.of(plan), Optional.of(kind));
    }

    public static <P, K> Known<P, K> waiting(P plan) {
        return new Known<>(State.WAITING, Optional.of(plan), Optional.empty());
    }

    public static <P, K> Known<P, K> parked() {
        return new Known<>(State.PARKED, Optional.empty(), Optional.empty());
    }

    public static <P, K> Known<P, K> parent() {
        return new Known<>(State.PARENT, Optional.empty(), Optional.empty());
    }

    public static <P, K> Known<P, K> broken() {
        return new Known<>(State.BROKEN, Optional.empty(), Optional.empty());
    }

    public static <P, K> Known<P, K> broken(K kind) {
        return new Known<>(State.BROKEN, Optional.empty(), Optional.of(kind));
    }
}
