package io.postern.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.50", "1e3", "1E+09", "-12.340e-5", "123456789012345678901"})
    void keepsTheDigitsOfANumber(String digits) {
        assertThat(new JsonNumber(digits)).hasToString(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+1", "01", "-01", ".5", "1.", "1.e5", "1e", "1e+", "NaN", "0x1", "1 "
            })
    void refusesWhatIsNoNumber(String digits) {
        assertThatThrownBy(() -> new JsonNumber(digits))
                .hasMessage("expected a JSON number, found \"" + digits + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.0, 0",
        "1.5, 1.5",
        "1e15, 1.0E15",
        "1e-7, 1.0E-7",
        "3e14, 300000000000000"
    })
    void spellsADoubleAsShortAsItCan(double value, String digits) {
        assertThat(Json.of(value)).hasToString(digits);
    }

    @Test
    void hasNoWordForWhatIsNotFinite() {
        assertThatThrownBy(() -> Json.of(Double.NaN))
                .hasMessage("expected a finite number, found NaN");
    }

    @Test
    void readsANumberInSeveralWays() {
        var number = new JsonNumber("1.50");

        assertThat(number.asDouble()).isEqualTo(1.5);
        assertThat(number.asDecimal()).isEqualTo(new BigDecimal("1.50"));
        assertThat(number.asLong()).isEmpty();
        assertThat(Json.of(7L).asLong()).hasValue(7);
    }

    @Test
    void escapesWhatMustNotStandInText() {
        var text = Json.of("a\"b\\c\n\r\t\0\u001fé\u2028😀");

        assertThat(text).hasToString("\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001Fé\u2028😀\"");
    }

    @Test
    void writesNestedValuesInTheirOrder() {
        var object =
                JsonObject.builder()
                        .put("b", "x")
                        .put("a", new JsonArray(List.of(Json.NULL, Json.of(true), Json.of(1))))
                        .put("none", new JsonArray(List.of()))
                        .put("empty", JsonObject.EMPTY)
                        .build();

        assertThat(object)
                .hasToString("{\"b\":\"x\",\"a\":[null,true,1],\"none\":[],\"empty\":{}}");
    }

    @Test
    void keepsAFieldInItsPlaceWhenItIsSetAgain() {
        var object = JsonObject.builder().put("a", 1).put("b", 2).build();

        assertThat(object.with("a", 3)).hasToString("{\"a\":3,\"b\":2}");
        assertThat(object.without("a")).hasToString("{\"b\":2}");
        assertThat(object.without("none")).isSameAs(object);
        assertThat(object).hasToString("{\"a\":1,\"b\":2}");
    }

    @Test
    void isEqualInWhateverOrder() {
        var one = JsonObject.builder().put("a", 1).put("b", 2).build();
        var other = JsonObject.builder().put("b", 2).put("a", 1).build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(JsonObject.EMPTY);
    }

    @Test
    void doesNotChangeWithTheMapItWasMadeFrom() {
        var map = new LinkedHashMap<String, Json>();
        map.put("a", Json.NULL);
        var object = JsonObject.of(map);

        map.clear();

        assertThat(object).hasToString("{\"a\":null}");
        assertThatThrownBy(() -> object.fields().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void doesNotChangeWithTheBuilderItWasMadeBy() {
        var builder = JsonObject.builder().put("a", 1);
        var object = builder.build();

        builder.put("b", 2);

        assertThat(object).hasToString("{\"a\":1}");
        assertThat(builder.build()).hasToString("{\"b\":2}");
    }

    @Test
    void answersOnlyForFieldsOfTheKindAskedFor() {
        var object = JsonObject.builder().put("text", "x").put("number", 1.5).build();

        assertThat(object.text("text")).hasValue("x");
        assertThat(object.text("number")).isEmpty();
        assertThat(object.number("number")).hasValue(1.5);
        assertThat(object.number("text")).isEmpty();
        assertThat(object.number("none")).isEmpty();
    }

    @Test
    void findsWhatStandsAtAPath() {
        var inner = JsonObject.EMPTY.with("b", 7).with("list", new JsonArray(List.of(Json.NULL)));
        var object = JsonObject.EMPTY.with("a", inner).with("flag", true);

        assertThat(object.at("a.b")).contains(Json.of(7));
        assertThat(object.at("a")).contains(inner);
        assertThat(object.at("a.c")).isEmpty();
        assertThat(object.at("flag.b")).isEmpty();
        assertThat(object.at("")).isEmpty();
        assertThat(object.object("a")).contains(inner);
        assertThat(object.object("flag")).isEmpty();
        assertThat(inner.list("list")).contains(List.of(Json.NULL));
        assertThat(inner.list("b")).isEmpty();
    }

    @Test
    void keepsTheDigitsOfALargeWholeNumber() {
        assertThat(JsonObject.EMPTY.with("n", 9_007_199_254_740_993L))
                .hasToString("{\"n\":9007199254740993}");
    }

    @Test
    void isPlainWithoutQuotes() {
        assertThat(Json.of("a b").plain()).isEqualTo("a b");
        assertThat(Json.of(false).plain()).isEqualTo("false");
    }

    @Test
    void saysHowLongItIs() {
        var object =
                JsonObject.builder()
                        .put("text", "a b")
                        .put("number", 1.5)
                        .put("yes", true)
                        .put("no", false)
                        .put("nothing", Json.NULL)
                        .put("none", new JsonArray(List.of()))
                        .put("some", new JsonArray(List.of(Json.of(1), JsonObject.EMPTY)))
                        .build();

        assertThat(object.length()).isEqualTo(object.toString().length());
    }
}
