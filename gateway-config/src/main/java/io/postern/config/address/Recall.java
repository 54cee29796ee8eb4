package io.postern.config.address;

import io.postern.config.object.CheckContext;
import io.postern.config.resolve.Remembered;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does work once for each thing, as long as it is the very same one. Work that told or hid
 * anything, or looked up a variable or a secret, is done again at each reading. One owner thread.
 */
final class Recall<K, V> {

    private final Remembered<K, V> remembered = new Remembered<>();
    private final Predicate<V> worthy;

    /**
     * @param worthy what may be remembered
     */
    Recall(Predicate<V> worthy) {
        this.worthy = worthy;
    }

    V of(K key, CheckContext context, Supplier<V> work) {
        var known = remembered.find(key);
        if (known.isPresent()) {
            remembered.keep(key, known.get());
            return known.get();
        }
        int said = context.report().said();
        int lookUps = context.references().lookUps();
        var done = work.get();
        if (context.report().said() == said
                && context.references().lookUps() == lookUps
                && worthy.test(done)) {
            remembered.keep(key, done);
        }
        return done;
    }

    void turn() {
        remembered.turn();
    }

    void clear() {
        remembered.clear();
    }
}
