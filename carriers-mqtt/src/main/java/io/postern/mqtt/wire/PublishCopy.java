package io.postern.mqtt.wire;

import com.hivemq.client.internal.checkpoint.Confirmable;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import org.jspecify.annotations.Nullable;

/** A message of the library, to which something may be added. */
class PublishCopy extends MqttPublish {

    PublishCopy(MqttPublish publish, @Nullable Confirmable confirmable) {
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
                confirmable);
    }
}
