package io.postern.bench.bare;

import io.postern.api.link.Letter;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.connect.BrokerConnection;
import io.postern.mqtt.connect.Connector;
import io.postern.mqtt.connect.Listener;
import io.postern.mqtt.connect.Loops;
import io.postern.mqtt.topic.Filter;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Takes from one broker, rewrites, sends to the other, and acknowledges what was confirmed. One
 * thread does it all. No queue, no reconnecting.
 */
public final class BareRelay {

    private static final String OUT_TOPIC = "meter_teros10";

    private final Transform transform = new Transform("bench");
    private final Loops loops = new Loops(Runtime.getRuntime().maxMemory());
    private final PublishOptions options;
    private final BrokerConnection out;

    private BareRelay(int inPort, int outPort, int qos) throws LinkException {
        options = PublishOptions.of(qos, false);
        out = open("bare_out", outPort, new Taking(message -> {}));
        open("bare_in", inPort, new Taking(this::relay))
                .subscribe(
                        List.of(
                                new Subscription(
                                        Filter.of(OUT_TOPIC + "/#"),
                                        Optional.empty(),
                                        qos,
                                        false,
                                        false)));
    }

    /**
     * @param arguments the port to take from, the port to send to, the QoS of both
     */
    public static void main(String[] arguments) throws Exception {
        new BareRelay(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        new CountDownLatch(1).await();
    }

    private BrokerConnection open(String id, int port, Listener listener) throws LinkException {
        var config =
                CarrierConfig.of(
                        Values.of(
                                Map.of(
                                        "mqtt_url",
                                        "127.0.0.1",
                                        "mqtt_port",
                                        port,
                                        "receive_maximum",
                                        65_535)));
        return new Connector(loops, config.broker(), config.login(), config.session(), () -> false)
                .open(ClientIdentity.passing(id), listener);
    }

    private void relay(IncomingPublish message) {
        var payload = transform.apply(message.topic(), message.payload());
        out.publish(Letter.of(OUT_TOPIC, payload), options, outcome -> finish(message, outcome));
    }

    private static void finish(IncomingPublish message, Outcome outcome) {
        if (outcome != Outcome.DELIVERED) {
            throw new IllegalStateException(outcome.toString());
        }
        message.acknowledge();
    }

    /** What to do with what comes. */
    private record Taking(Consumer<IncomingPublish> taker) implements Listener {

        @Override
        public void connected(Welcome welcome) {}

        @Override
        public void arrived(IncomingPublish message) {
            taker.accept(message);
        }

        @Override
        public void ended(Ending ending) {
            throw new IllegalStateException(ending.why());
        }
    }
}
