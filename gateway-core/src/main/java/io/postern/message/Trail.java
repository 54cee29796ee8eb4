package io.postern.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The posts that led to a message: where it came in, then who posted what it became.
 *
 * @param depth how many posts there were
 */
public record Trail(String step, int depth, Optional<Trail> before) {

    /** A chain that is deeper goes round in a circle. */
    static final int DEEPEST = 16;

    public static Trail start(String step) {
        return new Trail(step, 1, Optional.empty());
    }

    public Trail then(String next) {
        return new Trail(next, depth + 1, Optional.of(this));
    }

    public boolean isTooDeep() {
        return depth > DEEPEST;
    }

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (Optional<Trail> at = Optional.of(this); at.isPresent(); at = at.get().before) {
            steps.addFirst(at.get().step);
        }
        return String.join(" -> ", steps);
    }
}
