package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.context.Fatal;
import io.postern.api.link.Letter;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.dialect.Dialect;
import io.postern.mqtt.dialect.PacketSize;
import io.postern.mqtt.dialect.Welcome;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.words.Ending;
import io.postern.mqtt.words.FailureWords;
import io.postern.mqtt.words.Outcomes;
import io.reactivex.Single;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    private final Dialect<?> dialect;
    private final Outflow<?> outflow;
    private final Listener listener;
    private final FailureWords words;
    private final Login login;
    private final Duration patience;
    private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();
    private volatile Disposable arrivals = Disposables.disposed();
    private volatile boolean closing;

    BrokerConnection(
            Function<MqttClientDisconnectedListener, Dialect<?>> dialect,
            Listener listener,
            FailureWords words,
            Login login,
            Duration patience) {
        this.dialect = dialect.apply(this::disconnected);
        this.outflow = new Outflow<>(this.dialect, login);
        this.login = login;
        this.listener = listener;
        this.words = words;
        this.patience = patience;
    }

    /**
     * Blocks until it is up or has failed; then it is to be closed. Each step on the way has the
     * timeout for itself, and says which it was: one is left to end all of them.
     */
    Optional<Throwable> connect(Duration timeout) {
        // before the greeting: what comes for nobody is acknowledged by the library, and lost
        arrivals = dialect.arrivals().subscribe(this::arrived, this::broken);
        dialect.connect().subscribe(said -> guarded(() -> connected(said)), this::failed);
        return failure(welcome, timeout.multipliedBy(2).plus(GOODBYE));
    }

    private void connected(Welcome said) {
        if (closing) {
            sayGoodbye();
            return;
        }
        outflow.start();
        listener.connected(said);
        welcome.complete(said);
    }

    private void failed(Throwable failure) {
        welcome.completeExceptionally(failure);
        over(words.opening(failure));
    }

    private void arrived(Mqtt5Publish publish) {
        if (!closing) {
            guarded(() -> listener.arrived(publish));
        }
    }

    /** What is thrown at the library is swallowed there, or ends all that it would tell us. */
    private void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable fault) {
            broken(fault);
        }
    }

    /** What is not acknowledged blocks the rest: better to begin again. */
    private void broken(Throwable fault) {
        Fatal.check(fault);
        LOG.error("the connection begins again after a fault of ours", fault);
        if (!closing) {
            closing = true;
            listener.ended(new Ending("a fault of ours: " + fault, false, 0));
            sayGoodbye();
        }
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        var ending =
                words.ending(
                        context.getCause(),
                        context.getSource() == MqttDisconnectSource.SERVER,
                        outflow.flying());
        over(ending.why());
        if (welcome.isDone() && !welcome.isCompletedExceptionally() && !closing) {
            listener.ended(ending);
        }
    }

    private void over(String why) {
        arrivals.dispose();
        outflow.end();
        over.complete(why);
    }

    /** How many messages of QoS 2 are on their way. */
    int exactlyOnce() {
        return outflow.exactlyOnce();
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
        return await(dialect.subscribe(all), "the broker did not answer a SUBSCRIBE");
    }

    /** Blocks. */
    public void unsubscribe(List<String> filters) throws LinkException {
        await(
                dialect.unsubscribe(filters).toSingleDefault(true),
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
        // the library never answers for a packet that it finds too large
        if (PacketSize.exceeds(letter, options, limits.maximumPacket())) {
            receipt.settle(tooLarge(PacketSize.of(letter, options), limits));
        } else if (options.retain() && !limits.retains()) {
            receipt.settle(Outcomes.of(NOT_RETAINED, Optional.empty()));
        } else if (options.qos() > limits.maximumQos()) {
            outflow.publish(letter, options.withQos(limits.maximumQos()), receipt);
        } else {
            outflow.publish(letter, options, receipt);
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
        dialect.wire().settle(HANDING_OVER);
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

    private <T> T await(Single<T> asked, String otherwise) throws LinkException {
        var answer = new CompletableFuture<T>();
        var flow = asked.subscribe(answer::complete, answer::completeExceptionally);
        try {
            return await(answer, patience, otherwise);
        } finally {
            flow.dispose();
        }
    }

    private <T> T await(CompletableFuture<T> answer, Duration most, String otherwise)
            throws LinkException {
        over.thenAccept(why -> answer.completeExceptionally(new LinkException(why)));
        var failure = failure(answer, most);
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
        sayGoodbye();
        // a broker that takes nothing any more does not take a goodbye either
        if (failure(over, GOODBYE).isPresent()) {
            dialect.wire().cut();
        }
        over("the link was closed");
    }

    private void sayGoodbye() {
        dialect.disconnect().subscribe(() -> {}, gone -> {});
    }
}
