package io.postern.mqtt.wire;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.topic.Subscription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes the packets that a client sends. Where one cannot be written, nothing is. Any thread may
 * use it; one takes what was written.
 */
public final class MqttWriter {

    /** The reason for an answer to what we do not know. */
    public static final int UNKNOWN_NUMBER = 0x92;

    private static final byte[] NAME = {0, 4, 'M', 'Q', 'T', 'T'};

    /** The largest number of seconds on the wire; as a session expiry it means for ever. */
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    private final PacketBuffer out = new PacketBuffer();
    private final boolean five;

    private final Runnable filled;

    /**
     * @param filled called when something is there to be taken where there was nothing
     */
    public MqttWriter(MqttVersion version, Runnable filled) {
        this.five = version == MqttVersion.V5;
        this.filled = filled;
    }

    /** All that was written since; to be used before the next is taken. */
    public synchronized ByteBuffer taken() {
        return out.taken();
    }

    public synchronized void connect(ClientIdentity identity, Login login, SessionOptions session) {
        packet(
                PacketKind.CONNECT.first(),
                () -> {
                    out.all(NAME);
                    out.one(five ? 5 : 4);
                    var password = password(login);
                    out.one(flags(identity, login, password.isPresent()));
                    out.two((int) session.keepAlive().toSeconds());
                    properties(() -> announce(identity, session));
                    out.text(identity.clientId());
                    identity.will().ifPresent(this::will);
                    login.username().ifPresent(out::text);
                    password.ifPresent(word -> out.data(word.getBytes(StandardCharsets.UTF_8)));
                });
    }

    /** MQTT 3.1.1 has none without a user name. */
    private Optional<String> password(Login login) {
        return login.password().filter(word -> five || login.username().isPresent());
    }

    private static int flags(ClientIdentity identity, Login login, boolean password) {
        int will =
                identity.will()
                        .map(last -> 0x04 | last.qos() << 3 | (last.retain() ? 0x20 : 0))
                        .orElse(0);
        return (identity.clean() ? 0x02 : 0)
                | will
                | (password ? 0x40 : 0)
                | (login.username().isPresent() ? 0x80 : 0);
    }

    private void announce(ClientIdentity identity, SessionOptions session) {
        out.one(Property.SESSION_EXPIRY);
        out.four(seconds(identity.expiry()));
        out.one(Property.RECEIVE_MAXIMUM);
        out.two(session.receiveMaximum());
        out.one(Property.MAXIMUM_PACKET);
        out.four(session.maximumPacket());
        out.one(Property.TOPIC_ALIASES);
        out.two(session.topicAliases());
    }

    private void will(Announcement last) {
        properties(
                () -> {
                    out.one(Property.WILL_DELAY);
                    out.four(seconds(last.delay()));
                });
        out.text(last.topic());
        out.data(last.payload());
    }

    private static long seconds(Duration time) {
        return Math.min(time.toSeconds(), MOST_SECONDS);
    }

    /**
     * @param number 0 at QoS 0
     * @param alias 0 for none
     * @param known whether the broker knows what the alias stands for
     * @throws IllegalArgumentException when MQTT has no room for a part of it
     */
    public synchronized void publish(
            Letter letter, PublishOptions options, int number, int alias, boolean known) {
        int before = out.length();
        try {
            out.one(PacketKind.PUBLISH.first() | options.qos() << 1 | (options.retain() ? 1 : 0));
            int opened = out.open();
            out.text(known ? "" : letter.destination());
            if (options.qos() > 0) {
                out.two(number);
            }
            if (five) {
                int described = out.open();
                describe(letter, options, alias);
                out.close(described);
            }
            out.all(letter.payload());
            out.close(opened);
        } catch (IllegalArgumentException impossible) {
            out.cut(before);
            throw impossible;
        }
        written(before);
    }

    private void describe(Letter letter, PublishOptions options, int alias) {
        if (alias > 0) {
            out.one(Property.TOPIC_ALIAS);
            out.two(alias);
        }
        if (letter.expiry().isPresent()) {
            out.one(Property.EXPIRY);
            out.four(seconds(letter.expiry().get()));
        }
        options.contentType().ifPresent(type -> text(Property.CONTENT_TYPE, type));
        options.responseTopic().ifPresent(topic -> text(Property.RESPONSE_TOPIC, topic));
        options.correlation()
                .ifPresent(
                        data -> {
                            out.one(Property.CORRELATION);
                            out.data(data);
                        });
        if (!letter.uid().isEmpty()) {
            user("uid", letter.uid());
        }
        if (!letter.time().isEmpty()) {
            user("time", letter.time());
        }
        for (var one : options.user()) {
            user(one.name(), one.value());
        }
        if (letter.replayed()) {
            user("replayed", "true");
        }
        if (letter.unsynced()) {
            user("time_unsynced", "true");
        }
    }

    private void text(int property, String text) {
        out.one(property);
        out.text(text);
    }

    private void user(String name, String value) {
        out.one(Property.USER);
        out.text(name);
        out.text(value);
    }

    /**
     * One of the four answers about a message.
     *
     * @param code what MQTT 3.1.1 has no room for
     */
    public synchronized void answer(PacketKind kind, int number, int code) {
        int before = out.length();
        out.one(kind.first());
        int opened = out.open();
        out.two(number);
        if (five && code != 0) {
            out.one(code);
        }
        out.close(opened);
        written(before);
    }

    public synchronized void subscribe(int number, List<Subscription> all) {
        packet(
                PacketKind.SUBSCRIBE.first(),
                () -> {
                    out.two(number);
                    properties(() -> {});
                    for (var one : all) {
                        out.text(one.text());
                        out.one(five ? one.qos() | wishes(one) : one.qos());
                    }
                });
    }

    /** Retained messages come when the subscription is new, or never. */
    private static int wishes(Subscription one) {
        return (one.retainAsPublished() ? 0x08 : 0) | (one.retained() ? 0x10 : 0x20);
    }

    public synchronized void unsubscribe(int number, List<String> filters) {
        packet(
                PacketKind.UNSUBSCRIBE.first(),
                () -> {
                    out.two(number);
                    properties(() -> {});
                    filters.forEach(out::text);
                });
    }

    public synchronized void ping() {
        packet(PacketKind.PINGREQ.first(), () -> {});
    }

    /**
     * @param code 0 for a polite goodbye; what MQTT 3.1.1 has no room for
     */
    public synchronized void disconnect(int code) {
        packet(
                PacketKind.DISCONNECT.first(),
                () -> {
                    if (five && code != 0) {
                        out.one(code);
                    }
                });
    }

    private void packet(int first, Runnable body) {
        int before = out.length();
        try {
            out.one(first);
            int opened = out.open();
            body.run();
            out.close(opened);
        } catch (IllegalArgumentException impossible) {
            out.cut(before);
            throw impossible;
        }
        written(before);
    }

    private void written(int before) {
        if (before == 0) {
            filled.run();
        }
    }

    private void properties(Runnable all) {
        if (five) {
            int opened = out.open();
            all.run();
            out.close(opened);
        }
    }
}
