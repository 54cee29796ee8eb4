package io.postern.bench.ledger;

import io.postern.bench.books.Books;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.time.Duration;

/** Waits until nothing is on its way any more, or nothing moves any more. */
final class Standstill {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(40);

    private final Books books;
    private final Keeper keeper;
    private final Sources sources;

    Standstill(Books books, Keeper keeper, Sources sources) {
        this.books = books;
        this.keeper = keeper;
        this.sources = sources;
    }

    /** Everything has to be at both ends. */
    void settle() throws IOException {
        sources.pause();
        await(0);
        if (books.unsettled() > 0) {
            System.err.println(keeper.log());
        }
        books.close();
        sources.resume();
    }

    /**
     * @param left for how many nothing more is expected
     */
    void await(int left) throws IOException {
        long seen;
        do {
            seen = books.change();
            keeper.revive();
        } while (!Waiting.until(() -> books.unsettled() <= left, LOOK)
                && (books.change() != seen || !stands()));
    }

    private boolean stands() throws IOException {
        long seen = books.change();
        return !Waiting.until(
                () -> {
                    keeper.revive();
                    return books.change() != seen;
                },
                LONG);
    }
}
