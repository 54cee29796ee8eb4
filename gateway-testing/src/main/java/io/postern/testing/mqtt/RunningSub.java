package io.postern.testing.mqtt;

import io.postern.testing.process.ChildProcess;
import io.postern.testing.process.Collected;
import io.postern.testing.process.OutputLines;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A running mosquitto_sub. It connects again by itself when its broker was away. */
public final class RunningSub implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SHOWN = 10;
    private static final int LENGTH = 200;

    private final Collected<ReceivedMessage> received = new Collected<>();
    private final ChildProcess child;

    private RunningSub(List<String> command) {
        this.child =
                ChildProcess.start(
                        command, line -> ReceivedMessage.read(line).ifPresent(received::add));
    }

    static RunningSub start(Sub sub) {
        // Into a pipe, it would say that it is subscribed only with its first message.
        var command =
                sub.reach()
                        .with("-d", "-F", ReceivedMessage.FORMAT)
                        .command("stdbuf", "-oL", "mosquitto_sub");
        var subscription = new RunningSub(command);
        subscription.child.lines().awaitLine("Subscribed (mid: ", PATIENCE);
        return subscription;
    }

    /** All so far. */
    public List<ReceivedMessage> received() {
        return received.all();
    }

    /** Waits until there are at least so many, and returns all. */
    public List<ReceivedMessage> await(int count, Duration patience) {
        return await(all -> all.size() >= count, count + " messages", patience);
    }

    public List<ReceivedMessage> await(int count) {
        return await(count, PATIENCE);
    }

    /**
     * Waits until what it got is what is wanted, and returns all.
     *
     * @param description in words, asked for when it was waited for in vain
     */
    public List<ReceivedMessage> await(
            Predicate<List<ReceivedMessage>> wanted, Object description, Duration patience) {
        if (!received.await(wanted, patience)) {
            var found = received.all();
            throw new AssertionError(
                    "mosquitto_sub: expected %s, found %d, the newest %s"
                            .formatted(description, found.size(), newest(found)));
        }
        return received.all();
    }

    /** Not all of it: who reports what a test says cannot take hundreds of megabytes. */
    private static List<String> newest(List<ReceivedMessage> found) {
        return found.subList(Math.max(0, found.size() - SHOWN), found.size()).stream()
                .map(Object::toString)
                .map(one -> one.length() > LENGTH ? one.substring(0, LENGTH) + "…" : one)
                .toList();
    }

    /** What it says beside its messages, such as its packets. */
    public OutputLines log() {
        return child.lines();
    }

    /** Ends it with {@code kill -9}: its broker publishes its will, and keeps its session. */
    public void kill() {
        child.kill();
    }

    /** Ends it politely. */
    public void stop() {
        child.stop();
    }

    @Override
    public void close() {
        kill();
    }
}
