package io.postern.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Payload;
import io.postern.api.setting.Values;
import io.postern.api.testing.TestEnvelope;
import io.postern.config.plan.PayloadKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    JSON | {"n":1.50}      | {"by":"me"}        | {"n":1.50,"by":"me"}
                    JSON | {}              | {"by":"me"}        | {"by":"me"}
                    JSON | {"n":1}         | {}                 | {"n":1}
                    JSON | {}              | {}                 | {}
                    JSON | {"by":"x","n":1} | {"by":"me"}       | {"by":"me","n":1}
                    JSON | {"n":1}         | {"by":"me","n":2}  | {"n":2,"by":"me"}
                    TEXT | {"value":"{}"}  | {"by":"me"}        | {}
                    TEXT | {"value":"a"}   | {"value":"b"}      | b
                    """)
    void setsFieldsInWhatItSends(PayloadKind kind, String content, String fields, String sent) {
        var address = new Outbound("out", "soil", Trigger.ON_MESSAGE, Values.NONE, kind);
        var made = Payload.of(object(content));
        var came = Payload.of(utf8(content), bytes -> (JsonObject) Json.read(bytes));

        for (var payload : new Payload[] {made, made, came}) {
            var message = TestEnvelope.of("soil", JsonObject.EMPTY).withPayload(payload);
            assertThat(address.payload(message, object(fields))).asString().isEqualTo(sent);
            assertThat(payload.content()).isEqualTo(object(content));
        }
    }

    private static JsonObject object(String json) {
        return (JsonObject) Json.read(utf8(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
