package io.postern.task;

import io.postern.api.message.Draft;
import io.postern.api.task.Task;
import io.postern.api.task.TaskCall;
import io.postern.chain.Chain;
import io.postern.handler.HandledMessages;
import io.postern.handler.RunningHandler;
import io.postern.message.Message;
import io.postern.time.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A task whose function is a handler's: the handler gets the message, or an empty batch. */
public final class HandlerTask implements Task {

    private final Supplier<RunningHandler> handler;
    private final Threads threads;

    public HandlerTask(Supplier<RunningHandler> handler, Threads threads) {
        this.handler = handler;
        this.threads = threads;
    }

    /** Waits for the handler, so that the run ends when its messages are posted. */
    @Override
    public void run(TaskCall call) throws Exception {
        var ended = new CompletableFuture<Void>();
        var inputs = call.message().map(message -> List.of((Message) message)).orElse(List.of());
        var type = call.message().map(message -> message.type()).orElse("");
        handler.get()
                .handle(
                        List.of(call.function()),
                        type,
                        inputs,
                        call.arguments(),
                        new Posting(call, ended),
                        false);
        threads.await(ended);
        try {
            ended.join();
        } catch (CompletionException e) {
            throw new Exception(e.getCause().getMessage());
        }
    }

    private static final class Posting implements HandledMessages {

        private final TaskCall call;
        private final CompletableFuture<Void> ended;
        private Optional<Chain> held = Optional.empty();

        Posting(TaskCall call, CompletableFuture<Void> ended) {
            this.call = call;
            this.ended = ended;
        }

        @Override
        public Optional<Chain> chain() {
            if (held.isEmpty() && call.post() instanceof RunPosts posts) {
                held = Optional.of(posts.chain());
            }
            return held;
        }

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            drafts.forEach(call.post());
        }

        @Override
        public void failed(Message input, String reason) {
            failed(reason);
        }

        @Override
        public void failed(String reason) {
            ended.completeExceptionally(new IllegalStateException(reason));
        }

        @Override
        public void end() {
            held.ifPresent(Chain::release);
            ended.complete(null);
        }
    }
}
