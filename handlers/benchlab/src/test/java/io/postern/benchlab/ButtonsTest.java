package io.postern.benchlab;

import static io.postern.benchlab.BenchlabHandler.PRESS_BUTTON;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.testing.ParsedJson;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ButtonsTest {

    private static final String OTHER = "FFFFFFFFFFFFFFFFFFFFFFFF";
    private static final String TOPIC = "benchlab/" + BenchlabBench.UID.toLowerCase() + "/button";

    private final BenchlabBench bench = new BenchlabBench(Map.of());

    private static String command(Draft draft) {
        var value = draft.content().text("value").orElseThrow();
        return HexFormat.of().formatHex(Base64.getDecoder().decode(value));
    }

    private String refusal(String topic, String content) {
        return bench.refusal(PRESS_BUTTON, BenchlabBench.asked(topic, ParsedJson.object(content)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'button': 'power'}|0201000105",
                "{'value': 'power'}|0201000105",
                "{'button': 'Reset', 'duration': 0.1}|0201010101",
                "{'button': 'other', 'duration': 25.5}|02010201ff",
                "{'button': 'power', 'duration': 5}|0201000132",
                "{'button': 'power', 'duration': 0.25}|0201000103",
                "{'button': 'power', 'duration': 1e0, 'time': 7, 'source': 'x'}|020100010a",
            })
    void pressesWhatItIsAskedTo(String asked, String command) throws Exception {
        var draft = bench.one(PRESS_BUTTON, BenchlabBench.asked(TOPIC, ParsedJson.object(asked)));

        assertThat(command(draft)).isEqualTo(command);
        assertThat(draft.content().fields()).containsOnlyKeys("uid", "value");
        assertThat(draft.content().text("uid")).contains(BenchlabBench.UID);
        assertThat(draft.id()).contains(BenchlabBench.UID);
    }

    @Test
    void theContentsUidComesFirst() throws Exception {
        var asked = ParsedJson.object("{'button': 'power', 'uid': '" + OTHER + "'}");

        var draft = bench.one(PRESS_BUTTON, BenchlabBench.asked(TOPIC, asked));

        assertThat(draft.content().text("uid")).contains(OTHER);
    }

    @Test
    void theSettingSaysHowLong() throws Exception {
        var slow = new BenchlabBench(Map.of("press_seconds", 6.0));

        var draft =
                slow.one(
                        PRESS_BUTTON,
                        BenchlabBench.asked(TOPIC, ParsedJson.object("{'button': 'power'}")));

        assertThat(command(draft)).isEqualTo("020100013c");
    }

    @Test
    void nothingKeptFromBeforePresses() {
        var message =
                BenchlabBench.asked(TOPIC, ParsedJson.object("{'button': 'power'}"))
                        .withOrigin(new Origin("broker", "buttons", TOPIC, true, Map.of()));

        assertThat(bench.refusal(PRESS_BUTTON, message))
                .isEqualTo(
                        "button: expected a message sent just now, found one that the broker had"
                                + " kept from before, so nothing is pressed; send it again without"
                                + " \"retained\", and clear the kept one with an empty retained"
                                + " one");
    }

    @Test
    void anEmptyPayloadPressesNothing() throws Exception {
        var message =
                BenchlabBench.asked(TOPIC, JsonObject.EMPTY)
                        .withPayload(Payload.of(new byte[0], bytes -> JsonObject.EMPTY));

        assertThat(bench.all(PRESS_BUTTON, message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'button': 'powr'}|button: expected \"power\", \"reset\" or \"other\", found \"powr\"; did you mean \"power\"?",
                "{'value': 'explode'}|button: expected \"power\", \"reset\" or \"other\", found \"explode\"",
                "{'button': 0}|button: expected \"power\", \"reset\" or \"other\", found number 0",
                "{}|button: expected \"power\", \"reset\" or \"other\", found none",
                "{'button': 'power', 'duration': 0.09}|duration: expected 0.1 to 25.5 seconds, found 0.09",
                "{'button': 'power', 'duration': 25.51}|duration: expected 0.1 to 25.5 seconds, found 25.51",
                "{'button': 'power', 'duration': -1}|duration: expected 0.1 to 25.5 seconds, found -1.0",
                "{'button': 'power', 'duration': 1e999}|duration: expected 0.1 to 25.5 seconds, found Infinity",
                "{'button': 'power', 'duration': '5'}|duration: expected a number of seconds, found text \"5\"",
                "{'button': 'power', 'duration': null}|duration: expected a number of seconds, found null null",
                "{'button': 'power', 'Duraton': 5}|button: expected the field \"duration\", found \"Duraton\"",
                "{'button': 'power', 'uid': '0123'}|button, field \"uid\": expected a device's uid of 24 hex digits, found \"0123\"",
                "{'button': 'power', 'uid': 12}|button, field \"uid\": expected text, found number 12",
            })
    void refusesWhatIsNotClear(String asked, String why) {
        assertThat(refusal(TOPIC, asked)).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "button, ''",
        "benchlab/button, benchlab",
        "0123456789ABCDEF01234567/x/button, x",
        "benchlab//button, ''",
        "benchlab/$device.uid/button, $device.uid",
    })
    void refusesATopicWithoutAUid(String topic, String found) {
        assertThat(refusal(topic, "{'button': 'power'}"))
                .isEqualTo(
                        "button, topic \"%s\", level before the last: expected a device's uid of 24 hex digits, found \"%s\""
                                .formatted(topic, found));
    }
}
