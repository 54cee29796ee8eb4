package io.postern.mqtt.connect;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.dialect.Answer;
import io.postern.mqtt.dialect.Dialect;
import io.postern.mqtt.words.Outcomes;
import io.reactivex.Flowable;
import io.reactivex.disposables.CompositeDisposable;
import io.reactivex.processors.UnicastProcessor;
import io.reactivex.subscribers.DisposableSubscriber;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The publishing side of one connection. Only to be used while it is up, and for no more messages
 * at once than the broker takes: the library blocks whoever publishes otherwise.
 */
final class Outflow<P> {

    private final Dialect<P> dialect;
    private final Login login;
    private final UnicastProcessor<P> stream = UnicastProcessor.create();
    private final AtomicInteger flying = new AtomicInteger();
    private final CompositeDisposable flows = new CompositeDisposable();

    private final Turnstile twoSteps;

    Outflow(Dialect<P> dialect, Login login) {
        this.dialect = dialect;
        this.login = login;
        this.twoSteps = new Turnstile(dialect.mostExactlyOnce());
    }

    void start() {
        flows.add(dialect.publish(stream).subscribe(this::answered, failure -> {}));
    }

    void publish(Letter letter, PublishOptions options, Receipt receipt) {
        try {
            var message = dialect.message(letter, options, receipt);
            flying.incrementAndGet();
            if (options.qos() == 2) {
                twoSteps.enter(() -> publishExactlyOnce(message));
            } else {
                next(message);
            }
        } catch (IllegalArgumentException impossible) {
            receipt.settle(new Outcome.Refused(Outcomes.words(impossible)));
        }
    }

    private void next(P message) {
        synchronized (stream) {
            stream.onNext(message);
        }
    }

    private void publishExactlyOnce(P message) {
        var flow = new ExactlyOnce();
        flows.add(flow);
        dialect.publish(Flowable.just(message)).subscribe(flow);
    }

    /** The answer comes at PUBREC; only the end of the flow says that PUBCOMP came. */
    private final class ExactlyOnce extends DisposableSubscriber<Answer> {

        private Optional<Answer> first = Optional.empty();

        @Override
        public void onNext(Answer answer) {
            first = Optional.of(answer);
        }

        @Override
        public void onComplete() {
            flows.delete(this);
            first.ifPresent(Outflow.this::answered);
            twoSteps.leave();
        }

        @Override
        public void onError(Throwable failure) {
            flows.delete(this);
        }
    }

    private void answered(Answer answer) {
        flying.decrementAndGet();
        var message = answer.message();
        message.receipt()
                .settle(
                        answer.failure()
                                .map(failure -> named(Outcomes.of(failure), message.getTopic()))
                                .orElse(Outcome.DELIVERED));
    }

    /** The access rules of a broker go by topic and user. */
    private Outcome named(Outcome outcome, MqttTopic topic) {
        return outcome instanceof Outcome.Refused refused
                ? new Outcome.Refused(
                        "topic \"" + topic + "\", " + login.words() + ": " + refused.why())
                : outcome;
    }

    /** How many messages are on their way. */
    int flying() {
        return flying.get();
    }

    /** How many messages of QoS 2 are on their way. */
    int exactlyOnce() {
        return flows.size() - 1;
    }

    /** What was not answered yet never will be. */
    void end() {
        twoSteps.clear();
        flows.dispose();
    }
}
