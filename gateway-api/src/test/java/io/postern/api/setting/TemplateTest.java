package io.postern.api.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Origin;
import io.postern.api.testing.TestEnvelope;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private final TestEnvelope message =
            TestEnvelope.of(
                            "climate",
                            JsonObject.builder()
                                    .put("id", "b/1")
                                    .put("n", new JsonNumber("1.50"))
                                    .put("a", JsonObject.EMPTY.with("b-c", "deep"))
                                    .put("nothing", new JsonNull())
                                    .build())
                    .withOrigin(new Origin("c", "a", "p", false, Map.of("device.uid", "u7")));

    @ParameterizedTest
    @CsvSource({
        "plain/topic, plain/topic",
        "'', ''",
        "x/$msg_id, x/b/1",
        "$msg_time, 2024-05-16T00:00:00.000000",
        "$content.n, 1.50",
        "$content.a.b-c/x, deep/x",
        "$content.a.b-c., deep.",
        "$content.a, '{\"b-c\":\"deep\"}'",
        "a$device.uid$msg_id, au7b/1",
    })
    void fillsInWhatTheMessageHas(String source, String filled) throws Exception {
        assertThat(Template.of(source).fill(message, UnaryOperator.identity())).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$SYS/broker/load",
                "$share/g/x",
                "$msg_idx",
                "$content",
                "$content.",
                "$$",
                "$"
            })
    void leavesOtherWordsAsTheyAre(String source) throws Exception {
        var template = Template.of(source);

        assertThat(template.isConstant()).isTrue();
        assertThat(template.fill(message, word -> "never")).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "$content.none, content.none",
        "$content.n.deeper, content.n.deeper",
        "$content.nothing, content.nothing",
        "$device.port, device.port",
    })
    void saysWhichWordTheMessageDoesNotHave(String source, String word) {
        var template = Template.of("x/" + source);

        assertThatThrownBy(() -> template.fill(message, UnaryOperator.identity()))
                .isInstanceOf(MissingWordException.class)
                .hasMessage("the message has no $" + word);
    }

    @Test
    void cleansWhatIsFilledInAndNothingElse() throws Exception {
        var template = Template.of("a/b/$msg_id/$content.a.b-c");

        var filled = template.fill(message, word -> word.replace('/', '_'));

        assertThat(filled).isEqualTo("a/b/b_1/deep");
    }

    /** Whoever offers words says which; the text of others is theirs. */
    @Test
    void fillsInTheWordsOfTheStemsThatItIsTold() throws Exception {
        var source = "$modbus.unit/$device.uid/$content.n";
        var from = new Origin("c", "a", "p", false, Map.of("modbus.unit", "7"));

        var filled =
                Template.of(source, Set.of("modbus"))
                        .fill(message.withOrigin(from), UnaryOperator.identity());

        assertThat(filled).isEqualTo("7/$device.uid/1.50");
        assertThat(Template.of(source, Set.of("modbus"))).isNotEqualTo(Template.of(source));
    }

    @Test
    void namesItsWords() {
        var template = Template.of("$msg_id/$content.a.b/x/$device.uid");

        assertThat(template.words()).containsExactly("msg_id", "content.a.b", "device.uid");
        assertThat(template.isConstant()).isFalse();
        assertThat(template).hasToString(template.source());
    }

    @Test
    void isEqualWhenItsTextIs() {
        assertThat(Template.of("$msg_id"))
                .isEqualTo(Template.of("$msg_id"))
                .hasSameHashCodeAs(Template.of("$msg_id"))
                .isNotEqualTo(Template.of("$msg_time"));
        assertThat(Json.NULL).isEqualTo(new JsonNull());
    }
}
