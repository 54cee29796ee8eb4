package io.postern.chain;

import io.postern.api.carrier.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Knows which messages with a uid are on their way, so that a copy of one joins it: it is not
 * handled and sent twice, and is confirmed together with the first. As large as what is on its way,
 * and no larger. Safe for use by any thread; never blocks.
 */
public final class DuplicatesInFlight {

    private final ConcurrentMap<Key, Original> originals = new ConcurrentHashMap<>();

    /**
     * Who sends one message to two places may give both the same uid: only what is the same
     * throughout is a copy.
     */
    private record Key(String address, String uid, Arrival arrival) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && address.equals(key.address)
                    && uid.equals(key.uid)
                    && arrival.place().equals(key.arrival.place())
                    && Arrays.equals(arrival.bytes(), key.arrival.bytes())
                    && arrival.content().equals(key.arrival.content());
        }

        @Override
        public int hashCode() {
            return 31 * address.hashCode() + uid.hashCode();
        }
    }

    /**
     * Takes an arrival of a chain, unless the same with the same uid is on its way from the same
     * address: then the chain is held until that one is safe. Says whether it was taken.
     *
     * @param taking takes one that is the first of its uid, as a part of the chain
     */
    public boolean take(
            String address, String uid, Arrival arrival, Chain chain, Consumer<Chain> taking) {
        var mine = new Original(new Key(address, uid, arrival), chain);
        chain.hold();
        // joining and ending exclude each other here: a chain that joined is always released
        var first = originals.merge(mine.key, mine, (there, copy) -> there.joinedBy(chain));
        if (first != mine) {
            return false;
        }
        var part = Chain.part(mine::safe).countedIn(chain.room());
        try {
            taking.accept(part);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            part.release();
            throw e;
        }
        // not after an error such as running out of memory: what is lost must not be confirmed
        part.release();
        return true;
    }

    /**
     * What is on its way from an address may be stuck there for ever: copies of it are taken as
     * messages of their own from now on.
     */
    public void forget(String address) {
        originals.keySet().removeIf(key -> key.address.equals(address));
    }

    /** How many different ones are on their way. */
    public int size() {
        return originals.size();
    }

    /** A message that is on its way, and the chains that wait until it is safe. */
    private final class Original {

        private final Key key;
        private final List<Chain> chains = new ArrayList<>(1);

        Original(Key key, Chain chain) {
            this.key = key;
            chains.add(chain);
        }

        synchronized Original joinedBy(Chain chain) {
            chains.add(chain);
            return this;
        }

        void safe() {
            originals.remove(key, this);
            all().forEach(Original::release);
        }

        private synchronized List<Chain> all() {
            return List.copyOf(chains);
        }

        /** A confirmation that fails is its sender's own matter: the others get theirs. */
        private static void release(Chain chain) {
            try {
                chain.release();
            } catch (RuntimeException | Error e) {
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
