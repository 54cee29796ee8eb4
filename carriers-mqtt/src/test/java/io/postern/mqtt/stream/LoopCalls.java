package io.postern.mqtt.stream;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does things on a loop that a socket uses, and waits until they are done. */
record LoopCalls(Loop loop) {

    private static final int PATIENCE = 20;

    /** Something that may fail. */
    interface Step {

        void run() throws Exception;
    }

    void run(Step step) throws Exception {
        ask(
                () -> {
                    step.run();
                    return true;
                });
    }

    <T> T ask(Callable<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        loop.execute(
                () -> {
                    try {
                        answer.complete(question.call());
                    } catch (Throwable fault) {
                        answer.completeExceptionally(fault);
                    }
                });
        return answer.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Until the loop has done what it was asked before. */
    void settle() throws Exception {
        run(() -> {});
    }
}
