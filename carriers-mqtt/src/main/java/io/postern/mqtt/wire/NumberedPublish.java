package io.postern.mqtt.wire;

import com.hivemq.client.internal.checkpoint.Confirmable;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import org.jspecify.annotations.Nullable;

/**
 * A message with what the library hides from whom it is for: the number it has on the wire until it
 * is acknowledged, and whether the broker says that it comes again.
 */
final class NumberedPublish extends PublishCopy {

    private final int number;
    private final boolean again;

    private NumberedPublish(
            MqttPublish publish, int number, boolean again, @Nullable Confirmable confirmable) {
        super(publish, confirmable);
        this.number = number;
        this.again = again;
    }

    static MqttStatefulPublish of(MqttStatefulPublish wire) {
        int number = wire.getPacketIdentifier();
        return new NumberedPublish(wire.stateless(), number, wire.isDup(), null)
                .createStateful(
                        number,
                        wire.isDup(),
                        wire.getTopicAlias(),
                        wire.getSubscriptionIdentifiers());
    }

    /** So it stays what it is all the way through the library. */
    @Override
    public MqttPublish withConfirmable(Confirmable confirmable) {
        return new NumberedPublish(this, number, again, confirmable);
    }

    int number() {
        return number;
    }

    boolean again() {
        return again;
    }
}
