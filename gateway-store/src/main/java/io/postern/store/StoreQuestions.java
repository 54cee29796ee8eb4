package io.postern.store;

import io.postern.journal.Journal;
import io.postern.ops.CommandException;
import io.postern.time.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** What people ask the store for: each answer waits for the disk, some seconds at most. */
final class StoreQuestions {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DiskStore store;
    private final Threads threads;

    /** What is done with the journal, and what comes of it. */
    interface Work<T> {
        T with(Journal open) throws IOException, CommandException;
    }

    StoreQuestions(DiskStore store, Threads threads) {
        this.store = store;
        this.threads = threads;
    }

    /**
     * Whether there is nothing to ask for: then the journal need not even be opened.
     *
     * @param command whose words these are
     * @param empty whether nothing is known of, where the journal was read
     */
    boolean isNothing(String command, boolean empty) throws CommandException {
        if (!store.isOn()) {
            throw new CommandException(
                    1,
                    command
                            + ": nothing is kept on disk: a newer Postern wrote what is in"
                            + " data/journal");
        }
        return !store.isUnread() && empty;
    }

    <T> T ask(String command, Work<T> work) throws CommandException {
        var answer = store.inTurn(work);
        try {
            if (!threads.await(answer, LONGEST)) {
                throw new CommandException(
                        1,
                        command
                                + ": the disk has not answered within 10 s; what was asked for may"
                                + " still be done");
            }
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CommandException refused
                    ? refused
                    : new CommandException(
                            1,
                            command
                                    + ": data/journal cannot be used: "
                                    + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(1, command + ": interrupted");
        }
    }
}
