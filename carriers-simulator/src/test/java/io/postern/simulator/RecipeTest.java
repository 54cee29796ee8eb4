package io.postern.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.setting.Values;
import io.postern.api.testing.VirtualTime;
import io.postern.simulator.field.Turn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecipeTest {

    private final VirtualTime time = new VirtualTime();

    private List<String> messages(int count, Map<String, Object> settings) {
        var address = new ReceiveAddress("a", "t", Trigger.ALWAYS, Values.of(settings));
        var recipe = new Recipe(address, time);
        return IntStream.range(0, count)
                .mapToObj(number -> Turn.of(number, recipe.devices()))
                .map(turn -> recipe.content(turn).toString())
                .toList();
    }

    private static Map<String, Values> fields(Object... namesAndKinds) {
        var fields = new LinkedHashMap<String, Values>();
        for (int at = 0; at < namesAndKinds.length; at += 2) {
            fields.put((String) namesAndKinds[at], (Values) namesAndKinds[at + 1]);
        }
        return fields;
    }

    @Test
    void isUsefulWithoutAnySettings() {
        assertThat(messages(2, Map.of()))
                .containsExactly(
                        "{\"id\":\"device-1\",\"sequence\":1,\"value\":20.00}",
                        "{\"id\":\"device-1\",\"sequence\":2,\"value\":20.52}");
    }

    @Test
    void keepsTheOrderOfItsFields() {
        var kinds =
                fields(
                        "unit", Values.of("constant", Map.of("value", Json.of("°C"))),
                        "n", Values.of("sequence", Map.of("start", 10, "step", -5)),
                        "list", Values.of("constant", Map.of("value", new JsonArray(List.of()))),
                        "who", Values.of("template", Map.of("text", "$device of $sequence, $SYS")),
                        "at", Values.of("time", Map.of()));

        assertThat(messages(3, Map.of("id", "", "devices", 2, "fields", kinds)))
                .containsExactly(
                        "{\"unit\":\"°C\",\"n\":10,\"list\":[],\"who\":\"1 of 1, $SYS\",\"at\":\"2024-05-16T00:00:00.000000\"}",
                        "{\"unit\":\"°C\",\"n\":5,\"list\":[],\"who\":\"2 of 2, $SYS\",\"at\":\"2024-05-16T00:00:00.000000\"}",
                        "{\"unit\":\"°C\",\"n\":0,\"list\":[],\"who\":\"1 of 3, $SYS\",\"at\":\"2024-05-16T00:00:00.000000\"}");
    }

    @Test
    void writesTheTimeInThreeForms() {
        time.advance(Duration.ofMillis(61_007));
        var kinds =
                fields(
                        "text", Values.of("time", Map.of()),
                        "s", Values.of("time", Map.of("form", "seconds")),
                        "ms", Values.of("time", Map.of("form", "milliseconds")));

        assertThat(messages(1, Map.of("id", "", "fields", kinds)))
                .containsExactly(
                        "{\"text\":\"2024-05-16T00:01:01.007000\",\"s\":1715817661,\"ms\":1715817661007}");
    }

    @Test
    void letsAFieldTakeThePlaceOfTheId() {
        var kinds = fields("id", Values.of("constant", Map.of("value", Json.of(7))));

        assertThat(messages(1, Map.of("fields", kinds))).containsExactly("{\"id\":7}");
    }

    @Test
    void givesTheSameValuesForTheSameSeed() {
        var kinds =
                fields(
                        "walk", Values.of("walk", Map.of("start", 5.0, "min", 4.5, "max", 5.5)),
                        "choice",
                                Values.of(
                                        "choice",
                                        Map.of(
                                                "values",
                                                List.<Json>of(Json.of("a"), Json.of("b")))));
        var settings = Map.<String, Object>of("fields", kinds, "devices", 3);
        var other = Map.<String, Object>of("fields", kinds, "devices", 3, "seed", 2);

        assertThat(messages(100, settings)).isEqualTo(messages(100, settings));
        assertThat(messages(100, settings)).isNotEqualTo(messages(100, other));
    }

    @Test
    void doesNotChangeAFieldWhenAnotherIsAdded() {
        var walk = Values.of("walk", Map.of("digits", 9));
        var one = messages(50, Map.of("id", "", "fields", fields("w", walk)));

        var two = messages(50, Map.of("id", "", "fields", fields("w", walk, "v", walk)));

        for (int at = 0; at < one.size(); at++) {
            assertThat(two.get(at)).startsWith(one.get(at).substring(0, one.get(at).length() - 1));
        }
    }
}
