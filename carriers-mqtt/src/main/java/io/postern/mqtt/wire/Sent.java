package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.mqtt3.Mqtt3PublishView;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.carrier.Receipt;

/** A message on its way, with whom the answer is for: the library gives it back with the answer. */
public final class Sent extends PublishCopy {

    private final Receipt receipt;

    private Sent(MqttPublish publish, Receipt receipt) {
        super(publish, null);
        this.receipt = receipt;
    }

    public static Mqtt5Publish with(Receipt receipt, Mqtt5Publish publish) {
        return new Sent((MqttPublish) publish, receipt);
    }

    public static Mqtt3Publish with(Receipt receipt, Mqtt3Publish publish) {
        return Mqtt3PublishView.of(new Sent(((Mqtt3PublishView) publish).getDelegate(), receipt));
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
