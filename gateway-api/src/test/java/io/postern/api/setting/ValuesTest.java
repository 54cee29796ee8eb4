package io.postern.api.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Setting<String> HOST = Setting.text("host", "Where it is.");
    private static final Setting<Integer> PORT =
            Setting.whole("port", "Its port.", 1, 65_535).orElse(1883);
    private static final Setting<String> USER = Setting.text("user", "Who asks.").optional();

    @Test
    void fallsBackToTheDefault() {
        var values = Values.of(Map.of("host", "a"));

        assertThat(values.get(HOST)).isEqualTo("a");
        assertThat(values.get(PORT)).isEqualTo(1883);
        assertThat(values.has(PORT)).isFalse();
        assertThat(values.find(USER)).isEmpty();
    }

    @Test
    void refusesToInventAnOptionalValue() {
        assertThatThrownBy(() -> Values.NONE.get(USER))
                .hasMessage("\"user\" is optional: read it with find");
    }

    @Test
    void isEqualWhenEveryValueIs() {
        var one = Values.of("sine", Map.of("a", 1, "b", Values.of(Map.of("c", 2))));
        var same = Values.of("sine", Map.of("b", Values.of(Map.of("c", 2)), "a", 1));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(Values.of("walk", one.given()));
        assertThat(one).isNotEqualTo(Values.of("sine", Map.of("a", 1)));
    }

    @Test
    void doesNotChangeWithTheMapItWasMadeFrom() {
        var map = new LinkedHashMap<String, Object>(Map.of("host", "a"));
        var values = Values.of(map);

        map.put("host", "b");

        assertThat(values.get(HOST)).isEqualTo("a");
    }

    @Test
    void namesKeysOnlyWhenItIsPrinted() {
        assertThat(Values.of(Map.of("password", "hunter2"))).hasToString("[password]");
    }
}
