package io.postern.bench.bare;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.netty.channel.nio.NioEventLoopGroup;
import io.reactivex.schedulers.Schedulers;

/**
 * Takes from one broker, rewrites, sends to the other, and acknowledges what was confirmed. One
 * Netty thread does it all, the fastest way there is with this client. No queue, no reconnecting.
 */
public final class BareRelay {

    private static final String OUT_TOPIC = "meter_teros10";

    private final Transform transform = new Transform("bench");
    private final Mqtt5AsyncClient in;
    private final Mqtt5AsyncClient out;
    private final MqttQos qos;

    private BareRelay(int inPort, int outPort, MqttQos qos) {
        this.qos = qos;
        var executors =
                MqttClientExecutorConfig.builder()
                        .nettyExecutor(new NioEventLoopGroup(1))
                        .applicationScheduler(Schedulers.trampoline())
                        .build();
        in = client("bare_in", inPort, executors);
        out = client("bare_out", outPort, executors);
    }

    /**
     * @param arguments the port to take from, the port to send to, the QoS of both
     */
    public static void main(String[] arguments) {
        new BareRelay(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        MqttQos.fromCode(Integer.parseInt(arguments[2])))
                .run();
    }

    private void run() {
        in.publishes(MqttGlobalPublishFilter.ALL, this::relay, true);
        out.connect().join();
        // With a receive maximum this client ends the connection when a broker exceeds it, as
        // mosquitto 2.0.11 does under load.
        in.connect()
                .thenCompose(
                        connected ->
                                in.subscribeWith().topicFilter(OUT_TOPIC + "/#").qos(qos).send())
                .join();
    }

    private void relay(Mqtt5Publish message) {
        var payload = transform.apply(message.getTopic().toString(), message.getPayloadAsBytes());
        out.publishWith()
                .topic(OUT_TOPIC)
                .qos(qos)
                .payload(payload)
                .send()
                .whenComplete((result, failure) -> finish(message, failure));
    }

    private static void finish(Mqtt5Publish message, Throwable failure) {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        message.acknowledge();
    }

    private static Mqtt5AsyncClient client(
            String id, int port, MqttClientExecutorConfig executors) {
        return Mqtt5Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .executorConfig(executors)
                .buildAsync();
    }
}
