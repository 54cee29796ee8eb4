package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.SessionOptions;
import java.time.Duration;

/** The CONNECT of MQTT 5. */
final class Connect5 {

    /** The largest number of seconds on the wire; as a session expiry it means for ever. */
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    private Connect5() {}

    static Mqtt5Connect of(ClientIdentity identity, Login login, SessionOptions session) {
        var connect =
                Mqtt5Connect.builder()
                        .cleanStart(identity.clean())
                        .sessionExpiryInterval(seconds(identity.expiry()))
                        .keepAlive((int) session.keepAlive().toSeconds())
                        .restrictions(restrictions(session));
        if (login.username().isPresent() || login.password().isPresent()) {
            connect.simpleAuth(auth(login));
        }
        identity.will().ifPresent(will -> connect.willPublish(will(will)));
        return connect.build();
    }

    private static Mqtt5ConnectRestrictions restrictions(SessionOptions session) {
        return Mqtt5ConnectRestrictions.builder()
                .receiveMaximum(session.receiveMaximum())
                .maximumPacketSize(session.maximumPacket())
                .topicAliasMaximum(session.topicAliases())
                .sendTopicAliasMaximum(session.topicAliases())
                .build();
    }

    private static Mqtt5SimpleAuth auth(Login login) {
        var auth = Mqtt5SimpleAuth.builder();
        if (login.username().isPresent()) {
            var named = auth.username(login.username().get());
            login.password().ifPresent(secret -> named.password(Bytes.utf8(secret)));
            return named.build();
        }
        return auth.password(Bytes.utf8(login.password().orElseThrow())).build();
    }

    private static Mqtt5WillPublish will(Announcement will) {
        return Mqtt5Publish.builder()
                .topic(will.topic())
                .payload(will.payload())
                .qos(Bytes.qos(will.qos()))
                .retain(will.retain())
                .asWill()
                .delayInterval(seconds(will.delay()))
                .build();
    }

    private static long seconds(Duration time) {
        return Math.min(time.toSeconds(), MOST_SECONDS);
    }
}
