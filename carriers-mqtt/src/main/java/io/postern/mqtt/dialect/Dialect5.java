package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
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
import io.postern.api.carrier.Receipt;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.ReceiveShare;
import io.postern.mqtt.wire.Received;
import io.postern.mqtt.wire.Sent;
import io.postern.mqtt.wire.Wire;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** MQTT 5. */
public final class Dialect5 implements Dialect<Mqtt5Publish> {

    /** The user property that carries a message's uid. */
    private static final String UID = "uid";

    /** What each message carries is checked and encoded once. */
    private static final Map<String, MqttUtf8String> EACH_HAS =
            Map.of(UID, MqttUtf8String.of(UID), "time", MqttUtf8String.of("time"));

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
    public Flowable<Supplier<Incoming>> arrivals() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true)
                .map(publish -> () -> incoming(publish));
    }

    private static Incoming incoming(Mqtt5Publish publish) {
        var wire = Received.of(publish);
        return new Incoming(
                publish.getTopic().toString(),
                wire.payload(),
                publish.getQos().getCode(),
                wire.number(),
                wire.again(),
                publish.isRetain(),
                publish.getResponseTopic().map(Object::toString),
                publish.getCorrelationData().map(Bytes::all),
                uid(publish.getUserProperties().asList()),
                publish.getQos() == MqttQos.AT_MOST_ONCE ? () -> {} : publish::acknowledge);
    }

    private static Optional<String> uid(List<? extends Mqtt5UserProperty> properties) {
        for (var property : properties) {
            if (property.getName().toString().equals(UID)) {
                return Optional.of(property.getValue().toString());
            }
        }
        return Optional.empty();
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
    public Mqtt5Publish message(Publication what, Receipt receipt) {
        var publish =
                Mqtt5Publish.builder()
                        .topic(what.topic())
                        .payload(what.payload())
                        .qos(Bytes.qos(what.qos()))
                        .retain(what.retain());
        what.contentType().ifPresent(publish::contentType);
        what.responseTopic().ifPresent(publish::responseTopic);
        what.correlation().ifPresent(publish::correlationData);
        what.expiry().ifPresent(time -> publish.messageExpiryInterval(time.toSeconds()));
        if (!what.userProperties().isEmpty()) {
            publish.userProperties(userProperties(what.userProperties()));
        }
        return Sent.with(receipt, publish.build());
    }

    private static Mqtt5UserProperties userProperties(List<UserProperty> all) {
        var properties = new ArrayList<Mqtt5UserProperty>(all.size());
        for (var one : all) {
            var known = EACH_HAS.get(one.name());
            properties.add(
                    known == null
                            ? Mqtt5UserProperty.of(one.name(), one.value())
                            : Mqtt5UserProperty.of(known, MqttUtf8String.of(one.value())));
        }
        return Mqtt5UserProperties.of(properties);
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
