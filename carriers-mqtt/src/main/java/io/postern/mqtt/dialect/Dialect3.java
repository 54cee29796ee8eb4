package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3RxClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3PublishResult;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAck;
import com.hivemq.client.mqtt.mqtt3.message.unsubscribe.Mqtt3Unsubscribe;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.link.Letter;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.topic.Subscription;
import io.postern.mqtt.wire.ReceiveShare;
import io.postern.mqtt.wire.Received;
import io.postern.mqtt.wire.Sent;
import io.postern.mqtt.wire.Wire;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.util.List;

/** MQTT 3.1.1. */
public final class Dialect3 implements Dialect<Mqtt3Publish> {

    private static final int ALL_IN_FLIGHT = 65_535;
    private static final int LARGEST_PACKET = 268_435_460;
    private static final int MOST_EXACTLY_ONCE = 10;
    private static final int HIGHEST_QOS = 2;

    private final Mqtt3RxClient client;
    private final Mqtt3Connect connect;
    private final int mostOpen;
    private final ReceiveShare room;

    public Dialect3(
            MqttClientBuilder builder,
            ClientIdentity identity,
            Login login,
            SessionOptions session,
            ReceiveShare room) {
        client = builder.useMqttVersion3().buildRx();
        connect = connect(identity, login, session);
        mostOpen = session.receiveMaximum();
        this.room = room;
    }

    private static Mqtt3Connect connect(
            ClientIdentity identity, Login login, SessionOptions session) {
        var connect =
                Mqtt3Connect.builder()
                        .cleanSession(identity.clean())
                        .keepAlive((int) session.keepAlive().toSeconds());
        login.username().ifPresent(name -> connect.simpleAuth(auth(name, login)));
        identity.will().ifPresent(will -> connect.willPublish(will(will)));
        return connect.build();
    }

    private static Mqtt3SimpleAuth auth(String name, Login login) {
        var auth = Mqtt3SimpleAuth.builder().username(name);
        login.password().ifPresent(secret -> auth.password(Bytes.utf8(secret)));
        return auth.build();
    }

    private static Mqtt3Publish will(Announcement will) {
        return Mqtt3Publish.builder()
                .topic(will.topic())
                .payload(will.payload())
                .qos(Bytes.qos(will.qos()))
                .retain(will.retain())
                .build();
    }

    @Override
    public Single<Welcome> connect() {
        return client.connect(connect).doOnSuccess(ack -> throttle()).map(Dialect3::welcome);
    }

    private void throttle() {
        wire().throttle(mostOpen, room);
    }

    /** The broker says nothing about itself. */
    private static Welcome welcome(Mqtt3ConnAck ack) {
        return new Welcome(
                ack.isSessionPresent(), ALL_IN_FLIGHT, LARGEST_PACKET, HIGHEST_QOS, true);
    }

    @Override
    public Flowable<Mqtt5Publish> arrivals() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true).map(Received::whole);
    }

    @Override
    public Single<List<Integer>> subscribe(List<Subscription> subscriptions) {
        var all = subscriptions.stream().map(Dialect3::subscription).toList();
        return client.subscribe(Mqtt3Subscribe.builder().addSubscriptions(all).build())
                .onErrorResumeNext(
                        failure ->
                                failure instanceof Mqtt3SubAckException refused
                                        ? Single.just(refused.getMqttMessage())
                                        : Single.error(failure))
                .map(Dialect3::codes);
    }

    private static Mqtt3Subscription subscription(Subscription one) {
        return Mqtt3Subscription.builder()
                .topicFilter(one.text())
                .qos(Bytes.qos(one.qos()))
                .build();
    }

    private static List<Integer> codes(Mqtt3SubAck answer) {
        return answer.getReturnCodes().stream().map(code -> code.getCode()).toList();
    }

    @Override
    public Completable unsubscribe(List<String> filters) {
        var all = filters.stream().map(MqttTopicFilter::of);
        return client.unsubscribe(Mqtt3Unsubscribe.builder().addTopicFilters(all).build());
    }

    @Override
    public Flowable<Answer> publish(Flowable<Mqtt3Publish> source) {
        return client.publish(source).map(Dialect3::answer);
    }

    @Override
    public Mqtt3Publish message(Letter letter, PublishOptions options, Receipt receipt) {
        return Sent.version3(letter, options, receipt);
    }

    private static Answer answer(Mqtt3PublishResult result) {
        return new Answer(Sent.of(result.getPublish()), result.getError());
    }

    /** Mosquitto stands still beyond 20 as it is shipped, and cannot say so. */
    @Override
    public int mostExactlyOnce() {
        return MOST_EXACTLY_ONCE;
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
