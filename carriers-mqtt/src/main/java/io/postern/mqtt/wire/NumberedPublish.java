package io.postern.mqtt.wire;

import com.hivemq.client.internal.checkpoint.Confirmable;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import java.util.Optional;

/**
 * A message with what the library hides from whom it is for: the number it has on the wire until it
 * is acknowledged, and whether the broker says that it comes again.
 */
final class NumberedPublish extends MqttPublish {

    private final int number;
    private final boolean again;
    private volatile Optional<Confirmable> confirmable = Optional.empty();

    private NumberedPublish(MqttPublish publish, int number, boolean again) {
        super(
                publish.getTopic(),
                publish.getRawPayload(),
                publish.getQos(),
                publish.isRetain(),
                publish.getRawMessageExpiryInterval(),
                publish.getRawPayloadFormatIndicator(),
                publish.getRawContentType(),
                publish.getRawResponseTopic(),
                publish.getRawCorrelationData(),
                publish.getUserProperties(),
                null);
        this.number = number;
        this.again = again;
    }

    static MqttStatefulPublish of(MqttStatefulPublish wire) {
        int number = wire.getPacketIdentifier();
        return new NumberedPublish(wire.stateless(), number, wire.isDup())
                .createStateful(
                        number,
                        wire.isDup(),
                        wire.getTopicAlias(),
                        wire.getSubscriptionIdentifiers());
    }

    /** One message has one taker here: so it stays what it is all the way through the library. */
    @Override
    public MqttPublish withConfirmable(Confirmable how) {
        confirmable = Optional.of(how);
        return this;
    }

    @Override
    public void acknowledge() {
        confirmable.ifPresent(Confirmable::confirm);
    }

    int number() {
        return number;
    }

    boolean again() {
        return again;
    }
}
