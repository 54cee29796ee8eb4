package io.postern.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Letter;
import io.postern.api.message.Payload;
import io.postern.api.setting.Values;
import io.postern.api.testing.TestEnvelope;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.config.plan.SendRules.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
        var address = address(kind);
        var made = Payload.of(object(content));
        var came = Payload.of(utf8(content), bytes -> (JsonObject) Json.read(bytes));

        for (var payload : new Payload[] {made, made, came}) {
            var message = TestEnvelope.of("soil", JsonObject.EMPTY).withPayload(payload);
            assertThat(address.payload(message, object(fields))).asString().isEqualTo(sent);
            assertThat(payload.content()).isEqualTo(object(content));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"n":1.50}        | {"n":1.50,"time":"2026-01-02T03:04:05.000Z","uid":"farm/1"}
                    ` {"n": 1.50 } \n` | ` {"n": 1.50 ,"time":"2026-01-02T03:04:05.000Z","uid":"farm/1"} \n`
                    {}                | {"time":"2026-01-02T03:04:05.000Z","uid":"farm/1"}
                    { }               | { "time":"2026-01-02T03:04:05.000Z","uid":"farm/1"}
                    {"uid":7,"n":"}"} | {"uid":7,"n":"}","time":"2026-01-02T03:04:05.000Z"}
                    {"time":1,"uid":2} | {"time":1,"uid":2}
                    [{"n":1}]         | [{"n":1}]
                    21.50             | 21.50
                    {"n":1            | {"n":1
                    ``                | ``
                    """)
    void stampsEveryObjectAndLeavesTheRestAlone(String came, String sent) {
        var address = address(PayloadKind.JSON, Stamp.TIME, Stamp.UID, Stamp.REPLAYED);
        var payload = Payload.of(utf8(came), PayloadReader.of(PayloadKind.JSON));

        var message = stampable(payload);

        assertThat(address.payload(message)).asString().isEqualTo(sent);
    }

    @Test
    void stampsWhatWasMadeHereAndWhatTheCarrierAdds() {
        var address = address(PayloadKind.JSON, Stamp.UID);
        var message = stampable(Payload.of(object("{\"n\":1}")));

        assertThat(address.payload(message)).asString().isEqualTo("{\"n\":1,\"uid\":\"farm/1\"}");
        assertThat(address.payload(message, object("{\"by\":\"me\"}")))
                .asString()
                .isEqualTo("{\"n\":1,\"by\":\"me\",\"uid\":\"farm/1\"}");
        assertThat(address.payload(message, object("{\"uid\":0}")))
                .asString()
                .isEqualTo("{\"n\":1,\"uid\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"n":1.50}         | {"n":1.50,"replayed":true}
                    {}                 | {"replayed":true}
                    {"replayed":false} | {"replayed":false}
                    hello              | hello
                    """)
    void saysThatItWaitedOnDisk(String kept, String sent) {
        var letter = Letter.of("topic", utf8(kept)).asReplayed();

        var stamped = address(PayloadKind.JSON, Stamp.REPLAYED, Stamp.UID).replayed(letter);
        var unstamped = address(PayloadKind.JSON, Stamp.UID).replayed(letter);

        assertThat(stamped.payload()).asString().isEqualTo(sent);
        assertThat(stamped).usingRecursiveComparison().ignoringFields("payload").isEqualTo(letter);
        assertThat(unstamped.payload()).asString().isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"n":1,"time":"A","uid":"u"} | {"n":1,"time":"B","uid":"u"}
                    {"x":{"time":"A"},"time":"A"} | {"x":{"time":"A"},"time":"B"}
                    {"time":"C"}                 | {"time":"C"}
                    hello                        | hello
                    """)
    void putsATimeRightThatItPutIn(String kept, String sent) {
        var letter = timed(kept, "A");

        var right = address(PayloadKind.JSON, Stamp.TIME).corrected(letter, "A", "B");
        var unstamped = address(PayloadKind.JSON, Stamp.UID).corrected(letter, "A", "B");

        assertThat(right.payload()).asString().isEqualTo(sent);
        assertThat(right.time()).isEqualTo("B");
        assertThat(right.unsynced()).isFalse();
        assertThat(unstamped.payload()).asString().isEqualTo(kept);
        assertThat(address(PayloadKind.JSON).corrected(timed(kept, "C"), "A", "B").time())
                .isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"time":"A","uid":"u"} | {"time":"A","uid":"u","time_unsynced":true}
                    {"time":"C"}           | {"time":"C"}
                    hello                  | hello
                    """)
    void saysOfATimeThatItIsWrong(String kept, String sent) {
        var address = address(PayloadKind.JSON, Stamp.TIME);

        var marked = address.unsynced(timed(kept, "A"), "A");

        assertThat(marked.payload()).asString().isEqualTo(sent);
        assertThat(marked.time()).isEqualTo("A");
        assertThat(marked.unsynced()).isTrue();
        assertThat(address.unsynced(timed(kept, "C"), "A").unsynced()).isFalse();
    }

    private static Letter timed(String payload, String time) {
        return new Letter(
                "topic",
                utf8(payload),
                "",
                time,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                true);
    }

    private static TestEnvelope stampable(Payload payload) {
        return TestEnvelope.of("soil", JsonObject.EMPTY)
                .withPayload(payload)
                .withTime("2026-01-02T03:04:05.000Z")
                .withUid("farm/1");
    }

    private static Outbound address(PayloadKind kind, Stamp... stamp) {
        return new Outbound(
                "out",
                "soil",
                Trigger.ON_MESSAGE,
                Values.NONE,
                kind,
                new SendRules(Durability.WHEN_WAITING, Set.of(stamp)));
    }

    private static JsonObject object(String json) {
        return (JsonObject) Json.read(utf8(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
