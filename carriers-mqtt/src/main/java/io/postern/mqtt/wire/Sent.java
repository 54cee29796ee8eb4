package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.datatypes.MqttTopicImpl;
import com.hivemq.client.internal.mqtt.datatypes.MqttUserPropertiesImpl;
import com.hivemq.client.internal.mqtt.datatypes.MqttUserPropertyImpl;
import com.hivemq.client.internal.mqtt.datatypes.MqttUtf8StringImpl;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.mqtt3.Mqtt3PublishView;
import com.hivemq.client.internal.util.collections.ImmutableList;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.link.Letter;
import io.postern.api.link.Receipt;
import io.postern.mqtt.broker.PublishOptions;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A message to publish that carries its receipt: the library gives it back with the answer. Made
 * without the library's builders, which would make everything twice.
 */
public final class Sent extends MqttPublish {

    private static final MqttQos[] LEVELS = MqttQos.values();

    /** What each message carries is checked and encoded once. */
    private static final MqttUtf8StringImpl UID = MqttUtf8StringImpl.of("uid");

    private static final MqttUtf8StringImpl TIME = MqttUtf8StringImpl.of("time");
    private static final MqttUserPropertyImpl REPLAYED =
            MqttUserPropertyImpl.of("replayed", "true");

    private final Receipt receipt;

    private Sent(
            Letter letter,
            PublishOptions options,
            MqttUserPropertiesImpl properties,
            Receipt receipt) {
        super(
                MqttTopicImpl.of(letter.destination()),
                ByteBuffer.wrap(letter.payload()),
                LEVELS[options.qos()],
                options.retain(),
                letter.expiry().map(Duration::toSeconds).orElse(NO_MESSAGE_EXPIRY),
                null,
                options.contentType().map(MqttUtf8StringImpl::of).orElse(null),
                options.responseTopic().map(MqttTopicImpl::of).orElse(null),
                options.correlation().map(ByteBuffer::wrap).orElse(null),
                properties,
                null);
        this.receipt = receipt;
    }

    /**
     * @throws IllegalArgumentException when MQTT has no room for a part of it
     */
    public static Mqtt5Publish version5(Letter letter, PublishOptions options, Receipt receipt) {
        return new Sent(letter, options, properties(letter, options), receipt);
    }

    /**
     * @throws IllegalArgumentException when MQTT has no room for a part of it
     */
    public static Mqtt3Publish version3(Letter letter, PublishOptions options, Receipt receipt) {
        var bare = PublishOptions.of(options.qos(), options.retain());
        var none = MqttUserPropertiesImpl.NO_USER_PROPERTIES;
        return Mqtt3PublishView.of(new Sent(letter, bare, none, receipt));
    }

    private static MqttUserPropertiesImpl properties(Letter letter, PublishOptions options) {
        int most = options.user().size() + 3;
        var all = ImmutableList.<MqttUserPropertyImpl>builder(most);
        if (!letter.uid().isEmpty()) {
            all.add(MqttUserPropertyImpl.of(UID, MqttUtf8StringImpl.of(letter.uid())));
        }
        if (!letter.time().isEmpty()) {
            all.add(MqttUserPropertyImpl.of(TIME, MqttUtf8StringImpl.of(letter.time())));
        }
        for (var one : options.user()) {
            all.add(MqttUserPropertyImpl.of(one.name(), one.value()));
        }
        if (letter.replayed()) {
            all.add(REPLAYED);
        }
        return MqttUserPropertiesImpl.of(all.build());
    }

    /** What was made here, as the library gives it back. */
    public static Sent of(Mqtt5Publish publish) {
        return (Sent) publish;
    }

    public static Sent of(Mqtt3Publish publish) {
        return (Sent) ((Mqtt3PublishView) publish).getDelegate();
    }

    public Receipt receipt() {
        return receipt;
    }
}
