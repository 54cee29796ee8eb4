package io.postern.mqtt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ReceivedTest {

    private static byte[] payload(ByteBuffer buffer) {
        return Received.payload(Mqtt5Publish.builder().topic("a").payload(buffer).build());
    }

    @Test
    void aPayloadIsHeldOnce() {
        var bytes = new byte[] {1, 2, 3};

        assertThat(payload(ByteBuffer.wrap(bytes))).isSameAs(bytes);
    }

    @Test
    void aPartOfAnArrayIsCopied() {
        assertThat(payload(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1))).containsExactly(2);
    }

    @Test
    void aMessageWithoutPayloadHasNoBytes() {
        assertThat(Received.payload(Mqtt5Publish.builder().topic("a").build())).isEmpty();
    }
}
