package io.postern.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Payload;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.TestEnvelope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static String line(String format, TestEnvelope message) {
        var address = FakeSendAddress.of("out", "climate", Values.of(Map.of("format", format)));
        return new String(LogLine.of(address, message), UTF_8);
    }

    @Test
    void isOneJsonObjectForAMessage() {
        var content = JsonObject.EMPTY.with("id", "a\n\"b\"").with("t", 21.5);

        assertThat(line("message", TestEnvelope.of("climate", content)))
                .isEqualTo(
                        "{\"time\":\"2024-05-16T00:00:00.000000\",\"address\":\"out\","
                                + "\"type\":\"climate\",\"id\":\"a\\n\\\"b\\\"\","
                                + "\"content\":{\"id\":\"a\\n\\\"b\\\"\",\"t\":21.5}}\n");
    }

    @Test
    void isThePayloadAsItCameWhereThatIsAskedFor() {
        var message =
                TestEnvelope.of("climate", JsonObject.EMPTY)
                        .withPayload(
                                Payload.of("{ \"a\" : 1 }".getBytes(UTF_8), b -> JsonObject.EMPTY));

        assertThat(line("payload", message)).isEqualTo("{ \"a\" : 1 }\n");
    }

    @Test
    void endsWhatWasWrittenForAnotherCarrier() {
        assertThat(LogLine.ended("a".getBytes(UTF_8))).isEqualTo("a\n".getBytes(UTF_8));
        assertThat(LogLine.ended("a\n".getBytes(UTF_8))).isEqualTo("a\n".getBytes(UTF_8));
        assertThat(LogLine.ended(new byte[0])).isEqualTo("\n".getBytes(UTF_8));
    }
}
