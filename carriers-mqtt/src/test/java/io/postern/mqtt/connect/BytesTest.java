package io.postern.mqtt.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BytesTest {

    private static byte[] payload(ByteBuffer buffer) {
        return Bytes.payload(Mqtt5Publish.builder().topic("a").payload(buffer).build());
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
        assertThat(Bytes.payload(Mqtt5Publish.builder().topic("a").build())).isEmpty();
    }
}
