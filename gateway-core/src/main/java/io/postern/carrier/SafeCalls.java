package io.postern.carrier;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Calls a plugin's link: what it throws is told, and costs nothing else. */
final class SafeCalls {

    private final String link;
    private final BiConsumer<String, Throwable> failures;

    /**
     * @param failures told what failed, and why
     */
    SafeCalls(String link, BiConsumer<String, Throwable> failures) {
        this.link = link;
        this.failures = failures;
    }

    void run(String what, Runnable job) {
        ask(
                what,
                () -> {
                    job.run();
                    return true;
                },
                false);
    }

    <T> T ask(String what, Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(what, e);
            return otherwise;
        }
    }

    void failed(String what, Throwable failure) {
        failures.accept(link + ": " + what + " failed", failure);
    }
}
