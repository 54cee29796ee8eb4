package io.postern.handler;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.Handler;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerKind;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import io.postern.api.testing.VirtualTime;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.handler.call.PostedLater;
import io.postern.message.Message;
import io.postern.message.Uids;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.time.RealThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Handlers without addresses, carriers and configuration. */
final class Stable implements AutoCloseable {

    final VirtualTime time = new VirtualTime();
    final Watchdog watchdog = new Watchdog(time);
    final PostedLater postedLater = new PostedLater();
    final AddressCounters counters = new AddressCounters("handler code", (name, reason) -> {});
    final List<String> restarted = new CopyOnWriteArrayList<>();
    final RunningHandler.Services services =
            new RunningHandler.Services(
                    counters,
                    watchdog,
                    postedLater,
                    new RealThreads(),
                    (waiting, stuck) -> restarted.add(stuck.getName()));
    private final HeapShares shares = HeapShares.of(64L << 20);
    private final MessagePoster poster =
            new MessagePoster(
                    new PostOffice(
                            new DeadLetterBox(Optional.empty(), shares.deadLetters(), () -> {}),
                            shares.tables()),
                    new OpenChains(),
                    new Uids("farm"),
                    time,
                    shares);

    /** What a handler does to each message. */
    interface Code {

        void run(Message message) throws Exception;
    }

    static HandlerKind<?> quick() {
        return HandlerKind.of("code", "For a test.")
                .translation(Function.of("f", "Quick.").withoutBlocking(), Stable::none);
    }

    static HandlerKind<?> slow() {
        return HandlerKind.of("code", "For a test.")
                .translation(Function.of("f", "Slow."), Stable::none);
    }

    /** The objects here are made otherwise. */
    private static Draft none(HandlerContext context, Envelope message) {
        throw new IllegalStateException("never called");
    }

    /** An object that answers each message with itself. */
    static HandlerObject object(HandlerKind<?> kind, Code code) {
        return object(kind, code, timers -> {});
    }

    static HandlerObject object(HandlerKind<?> kind, Code code, Consumer<Executor> timed) {
        var handler =
                new Handler() {
                    @Override
                    public List<Draft> handle(String function, Batch batch) throws Exception {
                        return Stable.handle(batch, code);
                    }

                    @Override
                    public void close() {}
                };
        try {
            return new HandlerObject(
                    "code",
                    kind,
                    timers -> {
                        timed.accept(timers);
                        return new HandlerObject.Made(handler, Optional::empty, () -> {});
                    });
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<Draft> handle(Batch batch, Code code) throws Exception {
        for (var message : batch.messages()) {
            code.run((Message) message);
        }
        return batch.each(message -> message.draft());
    }

    /** Rescued by another object of the same kind and code. */
    RunningHandler running(HandlerKind<?> kind, Code code) {
        return new RunningHandler(
                "code", Optional.of(object(kind, code)), services, () -> object(kind, code));
    }

    Message message(String from, int number) {
        var content = JsonObject.EMPTY.with("from", from).with("n", number);
        return poster.own(Draft.of("text", content), from);
    }

    static int number(Message message) {
        return (int) message.content().number("n").orElseThrow();
    }

    static String from(Message message) {
        return message.content().text("from").orElseThrow();
    }

    /** As a carrier does on the thread that brought a message. */
    static void bring(RunningHandler handler, Message message, HandledMessages work) {
        handler.handle(List.of("f"), "text", List.of(message), Values.NONE, work, true);
    }

    /** As a task does, on a thread that must not be kept. */
    static void post(RunningHandler handler, Message message, HandledMessages work) {
        handler.handle(List.of("f"), "text", List.of(message), Values.NONE, work, false);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
