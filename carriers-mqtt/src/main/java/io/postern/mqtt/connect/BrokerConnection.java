package io.postern.mqtt.connect;

import io.postern.api.context.Fatal;
import io.postern.api.link.Letter;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.exchange.MqttProtocol;
import io.postern.mqtt.stream.Loop;
import io.postern.mqtt.stream.TcpStream;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;
import io.postern.mqtt.words.FailureWords;
import io.postern.mqtt.words.Outcomes;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a broker, from greeting to goodbye; used once. */
public final class BrokerConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    private static final int NOT_RETAINED = 0x9A;
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration HANDING_OVER = Duration.ofSeconds(4);

    private final Loop loop;
    private final TcpStream stream;
    private final MqttProtocol protocol;
    private final Listener listener;
    private final FailureWords words;
    private final Login login;
    private final Duration patience;
    private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * @param protocol what is spoken, telling what it is given
     * @param patience how long an answer may take
     */
    BrokerConnection(
            Loop loop,
            TcpStream stream,
            Function<MqttProtocol.Told, MqttProtocol> protocol,
            Listener listener,
            FailureWords words,
            Login login,
            Duration patience) {
        this.loop = loop;
        this.stream = stream;
        this.protocol = protocol.apply(new Told());
        this.login = login;
        this.listener = listener;
        this.words = words;
        this.patience = patience;
    }

    /**
     * Blocks until it is up or has failed; then it is to be closed. Each step on the way has a
     * bound of its own, and says which it was.
     */
    Optional<Throwable> connect(Layers layers) throws LinkException {
        try {
            stream.open(layers.over(loop, stream, protocol), protocol);
        } catch (UncheckedIOException noSocket) {
            return Optional.of(noSocket.getCause());
        }
        return failure(welcome, layers.bound());
    }

    /** What happens on it, on its loop. */
    private final class Told implements MqttProtocol.Told {

        @Override
        public void connected(Welcome said) {
            if (closing) {
                protocol.leave();
                return;
            }
            guarded(() -> listener.connected(said));
            welcome.complete(said);
        }

        @Override
        public void arrived(IncomingPublish message) {
            if (!closing) {
                guarded(() -> listener.arrived(message));
            }
        }

        @Override
        public void over(Throwable why) {
            if (welcome.completeExceptionally(why)) {
                ended(words.opening(why));
                return;
            }
            var ending = words.ending(why, protocol.outflow().flying());
            boolean told = closing || welcome.isCompletedExceptionally();
            ended(ending.why());
            if (!told) {
                listener.ended(ending);
            }
        }
    }

    /** What is not acknowledged blocks the rest: better to begin again. */
    private void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable fault) {
            Fatal.check(fault);
            LOG.error("the connection begins again after a fault of ours", fault);
            if (!closing) {
                closing = true;
                listener.ended(new Ending("a fault of ours: " + fault, false, 0));
                protocol.leave();
            }
        }
    }

    private void ended(String why) {
        over.complete(why);
        awaited.forEach(this::giveUp);
    }

    /** How many messages are on their way. */
    int flying() {
        return protocol.outflow().flying();
    }

    /** As whom the broker knows us. */
    public Login login() {
        return login;
    }

    boolean isUp() {
        return !over.isDone() && !closing && welcome.isDone();
    }

    /** What the broker said when it let us in. */
    public Welcome welcome() {
        return welcome.join();
    }

    /** The reason codes, one for each; blocks. */
    public List<Integer> subscribe(List<Subscription> all) throws LinkException {
        return await(
                protocol.outflow().subscribe(all),
                patience,
                "the broker did not answer a SUBSCRIBE");
    }

    /** Blocks. */
    public void unsubscribe(List<String> filters) throws LinkException {
        await(
                protocol.outflow().unsubscribe(filters),
                patience,
                "the broker did not answer an UNSUBSCRIBE");
    }

    /**
     * Publishes. Never blocks, as long as no more are open than the broker takes; does nothing once
     * the connection is gone.
     */
    public void publish(Letter letter, PublishOptions options, Receipt receipt) {
        if (over.isDone() || closing) {
            return;
        }
        var limits = welcome();
        // a broker ends the connection over a packet that it finds too large
        if (PacketSize.exceeds(letter, options, limits.maximumPacket())) {
            receipt.settle(tooLarge(PacketSize.of(letter, options), limits));
        } else if (options.retain() && !limits.retains()) {
            receipt.settle(Outcomes.of(NOT_RETAINED, Optional.empty()));
        } else if (options.qos() > limits.maximumQos()) {
            protocol.outflow().publish(letter, options.withQos(limits.maximumQos()), receipt);
        } else {
            protocol.outflow().publish(letter, options, receipt);
        }
    }

    private static Outcome tooLarge(long size, Welcome limits) {
        return new Outcome.Refused(
                "a packet of "
                        + size
                        + " bytes is larger than the broker takes, which is "
                        + limits.maximumPacket());
    }

    /** Waits, within a bound, until all that came so far was handed over. */
    public void settle() {
        var handed = new CompletableFuture<Boolean>();
        loop.execute(() -> handed.complete(true));
        var stuck = whileUp(handed, HANDING_OVER);
        if (stuck.isPresent()) {
            LOG.debug("what came so far may not have been handed over", stuck.get());
        }
    }

    /** Publishes and waits for the answer. */
    public void publish(Announcement said) throws LinkException {
        publish(said, patience);
    }

    /** The same, but does not wait for longer than a goodbye may take. */
    void publishSoon(Announcement said) throws LinkException {
        publish(said, GOODBYE);
    }

    private void publish(Announcement said, Duration most) throws LinkException {
        var answer = new CompletableFuture<Outcome>();
        publish(
                Letter.of(said.topic(), said.payload()),
                PublishOptions.of(said.qos(), said.retain()),
                answer::complete);
        var outcome = await(answer, most, "the broker did not answer a PUBLISH");
        if (!(outcome instanceof Outcome.Delivered)) {
            throw new LinkException("\"" + said.topic() + "\" was not taken: " + outcome);
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration most, String otherwise)
            throws LinkException {
        var failure = whileUp(answer, most);
        if (failure.isPresent() && over.isDone()) {
            throw new LinkException(over.join(), failure.get());
        }
        if (failure.isPresent()) {
            var how =
                    failure.get() instanceof TimeoutException
                            ? " within " + most.toMillis() / 1000.0 + " s"
                            : ": " + Outcomes.words(failure.get());
            throw new LinkException(otherwise + how, failure.get());
        }
        return answer.join();
    }

    /** Waits no longer than the connection lasts. */
    private Optional<Throwable> whileUp(CompletableFuture<?> answer, Duration most) {
        awaited.add(answer);
        try {
            if (over.isDone()) {
                giveUp(answer);
            }
            return failure(answer, most);
        } finally {
            awaited.remove(answer);
        }
    }

    private void giveUp(CompletableFuture<?> answer) {
        answer.completeExceptionally(new LinkException(over.join()));
    }

    private static Optional<Throwable> failure(CompletableFuture<?> answer, Duration timeout) {
        try {
            answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.ofNullable(failed.getCause());
        } catch (TimeoutException late) {
            return Optional.of(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(interrupted);
        }
    }

    /** Ends it politely, in two seconds at most; harmless when it is gone. */
    @Override
    public void close() {
        closing = true;
        protocol.leave();
        // a broker that takes nothing any more does not take a goodbye either
        if (failure(over, GOODBYE).isPresent()) {
            stream.fail(new EOFException("the link was closed"));
        }
        ended("the link was closed");
    }
}
