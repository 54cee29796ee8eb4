package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5UnsubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import io.postern.api.link.Letter;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.ReceiveShare;
import io.postern.mqtt.wire.Sent;
import io.postern.mqtt.wire.Wire;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.util.List;

/** MQTT 5. */
public final class Dialect5 implements Dialect<Mqtt5Publish> {

    private final Mqtt5RxClient client;
    private final Mqtt5Connect connect;
    private final int mostOpen;
    private final ReceiveShare room;

    public Dialect5(
            MqttClientBuilder builder,
            ClientIdentity identity,
            Login login,
            SessionOptions session,
            ReceiveShare room) {
        client = builder.useMqttVersion5().buildRx();
        connect = Connect5.of(identity, login, session);
        mostOpen = session.receiveMaximum();
        this.room = room;
    }

    @Override
    public Single<Welcome> connect() {
        return client.connect(connect).doOnSuccess(ack -> throttle()).map(Dialect5::welcome);
    }

    private void throttle() {
        wire().throttle(mostOpen, room);
    }

    private static Welcome welcome(Mqtt5ConnAck ack) {
        var limits = ack.getRestrictions();
        return new Welcome(
                ack.isSessionPresent(),
                limits.getReceiveMaximum(),
                limits.getMaximumPacketSize(),
                limits.getMaximumQos().getCode(),
                limits.isRetainAvailable());
    }

    @Override
    public Flowable<Mqtt5Publish> arrivals() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true);
    }

    @Override
    public Single<List<Integer>> subscribe(List<Subscription> subscriptions) {
        var all = subscriptions.stream().map(Dialect5::subscription).toList();
        return client.subscribe(Mqtt5Subscribe.builder().addSubscriptions(all).build())
                .onErrorResumeNext(
                        failure ->
                                failure instanceof Mqtt5SubAckException refused
                                        ? Single.just(refused.getMqttMessage())
                                        : Single.error(failure))
                .map(Dialect5::codes);
    }

    private static Mqtt5Subscription subscription(Subscription one) {
        return Mqtt5Subscription.builder()
                .topicFilter(one.text())
                .qos(Bytes.qos(one.qos()))
                .retainHandling(
                        one.retained()
                                ? Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST
                                : Mqtt5RetainHandling.DO_NOT_SEND)
                .retainAsPublished(one.retainAsPublished())
                .build();
    }

    private static List<Integer> codes(Mqtt5SubAck answer) {
        return answer.getReasonCodes().stream().map(code -> code.getCode()).toList();
    }

    @Override
    public Completable unsubscribe(List<String> filters) {
        var all = filters.stream().map(MqttTopicFilter::of);
        return client.unsubscribe(Mqtt5Unsubscribe.builder().addTopicFilters(all).build())
                .ignoreElement()
                .onErrorComplete(Mqtt5UnsubAckException.class::isInstance);
    }

    @Override
    public Flowable<Answer> publish(Flowable<Mqtt5Publish> source) {
        return client.publish(source).map(Dialect5::answer);
    }

    @Override
    public Mqtt5Publish message(Letter letter, PublishOptions options, Receipt receipt) {
        return Sent.version5(letter, options, receipt);
    }

    private static Answer answer(Mqtt5PublishResult result) {
        return new Answer(Sent.of(result.getPublish()), result.getError());
    }

    @Override
    public int mostExactlyOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Wire wire() {
        return new Wire(client.getConfig());
    }

    @Override
    public Completable disconnect() {
        return client.disconnect();
    }
}
