package io.postern.mqtt.exchange;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.MqttWriter;
import io.postern.mqtt.wire.PacketKind;
import io.postern.mqtt.words.Outcomes;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * What is asked of the broker on one connection, until it is answered. Any thread may ask; the
 * answers come on the loop, and are passed on without a lock.
 */
public final class Outflow {

    private final MqttWriter writer;
    private final Login login;
    private final Turnstile twoSteps;

    /** Guarded by this. */
    private final OpenNumbers<Asked> open = new OpenNumbers<>();

    private TopicAliases aliases = new TopicAliases(0);
    private List<Receipt> unsent = new ArrayList<>();
    private int unanswered;

    /** On their way to the system; only the loop uses it. */
    private final Deque<Leaving> leaving = new ArrayDeque<>();

    /** Something that has a number until it is answered. */
    private sealed interface Asked {}

    private record Published(String topic, int qos, Receipt receipt) implements Asked {}

    private record Filters(CompletableFuture<List<Integer>> codes) implements Asked {}

    /** Messages without an answer: they are gone when the system has taken so many bytes. */
    private record Leaving(long mark, List<Receipt> receipts) {}

    /**
     * What was written since the last time.
     *
     * @param unanswered who is told when the system has taken the bytes
     */
    record Written(ByteBuffer bytes, List<Receipt> unanswered) {}

    /**
     * @param mostExactlyOnce how many messages of QoS 2 may be on their way at once
     */
    Outflow(MqttWriter writer, Login login, int mostExactlyOnce) {
        this.writer = writer;
        this.login = login;
        this.twoSteps = new Turnstile(mostExactlyOnce);
    }

    /**
     * @param topicAliases how many topics may be abbreviated
     */
    synchronized void begin(int topicAliases) {
        aliases = new TopicAliases(topicAliases);
    }

    /**
     * Publishes, and settles the receipt when the broker has answered, or where MQTT has no room
     * for a part of it.
     */
    public void publish(Letter letter, PublishOptions options, Receipt receipt) {
        if (options.qos() == 2) {
            twoSteps.enter(() -> write(letter, options, receipt));
        } else {
            write(letter, options, receipt);
        }
    }

    /** Whether it is on its way. */
    private boolean write(Letter letter, PublishOptions options, Receipt receipt) {
        var impossible = tried(letter, options, receipt);
        impossible.ifPresent(receipt::settle);
        return impossible.isEmpty();
    }

    private synchronized Optional<Outcome> tried(
            Letter letter, PublishOptions options, Receipt receipt) {
        var topic = letter.destination();
        int number =
                options.qos() == 0 ? 0 : open.add(new Published(topic, options.qos(), receipt));
        try {
            int alias = aliases.of(topic);
            writer.publish(letter, options, number, alias, aliases.knows(topic));
            aliases.told(topic, alias);
        } catch (IllegalArgumentException impossible) {
            open.remove(number);
            return Optional.of(new Outcome.Refused(Outcomes.words(impossible)));
        }
        if (number == 0) {
            unsent.add(receipt);
        } else {
            unanswered++;
        }
        return Optional.empty();
    }

    /** The reason codes, one for each. */
    public synchronized CompletableFuture<List<Integer>> subscribe(List<Subscription> all) {
        return asked(number -> writer.subscribe(number, all));
    }

    public synchronized CompletableFuture<List<Integer>> unsubscribe(List<String> filters) {
        return asked(number -> writer.unsubscribe(number, filters));
    }

    private CompletableFuture<List<Integer>> asked(IntConsumer writing) {
        var asked = new Filters(new CompletableFuture<>());
        int number = open.add(asked);
        try {
            writing.accept(number);
        } catch (IllegalArgumentException impossible) {
            open.remove(number);
            throw impossible;
        }
        return asked.codes;
    }

    void granted(int number, List<Integer> codes) {
        if (removed(number, Filters.class).orElse(null) instanceof Filters asked) {
            asked.codes.complete(codes);
        }
    }

    void answered(PacketKind kind, int number, int code, Optional<String> said) {
        if (kind == PacketKind.PUBREC && code < 0x80) {
            boolean known = isPublished(number, 2);
            writer.answer(PacketKind.PUBREL, number, known ? 0 : MqttWriter.UNKNOWN_NUMBER);
            return;
        }
        int qos = kind == PacketKind.PUBACK ? 1 : 2;
        if (isPublished(number, qos)
                && removed(number, Published.class).orElse(null) instanceof Published sent) {
            var outcome = Outcomes.of(code, said);
            sent.receipt.settle(
                    outcome instanceof Outcome.Refused refused
                            ? named(refused, sent.topic)
                            : outcome);
            if (qos == 2) {
                twoSteps.leave();
            }
        }
    }

    private synchronized boolean isPublished(int number, int qos) {
        return open.get(number).orElse(null) instanceof Published sent && sent.qos == qos;
    }

    private synchronized Optional<Asked> removed(int number, Class<?> kind) {
        var found = open.get(number).filter(kind::isInstance);
        if (found.isPresent()) {
            open.remove(number);
            unanswered -= found.get() instanceof Published ? 1 : 0;
        }
        return found;
    }

    /** The access rules of a broker go by topic and user. */
    private Outcome named(Outcome.Refused refused, String topic) {
        return new Outcome.Refused(
                "topic \"" + topic + "\", " + login.words() + ": " + refused.why());
    }

    /** The bytes and who waits for them, of one moment: none may be with the next ones. */
    synchronized Written taken() {
        var some = unsent;
        unsent = some.isEmpty() ? some : new ArrayList<>();
        return new Written(writer.taken(), some.isEmpty() ? List.of() : some);
    }

    /**
     * @param mark how many bytes were given for sending when theirs were
     */
    void leaving(List<Receipt> some, long mark) {
        if (!some.isEmpty()) {
            leaving.add(new Leaving(mark, some));
        }
    }

    /** The system has taken so many bytes. */
    void left(long bytes) {
        while (!leaving.isEmpty() && leaving.element().mark <= bytes) {
            leaving.remove().receipts.forEach(receipt -> receipt.settle(Outcome.DELIVERED));
        }
    }

    /** How many messages are on their way. */
    public synchronized int flying() {
        return unanswered + unsent.size();
    }

    /** What was not answered yet never will be. */
    void end() {
        twoSteps.clear();
        leaving.clear();
    }
}
