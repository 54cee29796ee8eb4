package io.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueJsonTest {

    @Test
    void showsAnObjectThatMayAlsoBeText() {
        var text = new Shape.Text(false);
        var other = new Shape.Group(Settings.of(Setting.text("text", "Other.")));
        var hex = new Shape.Group(Settings.of(Setting.text("hex", "Digits.")));
        var either = new Shape.Either(List.of(text, other, hex));

        var json = ValueJson.of(either, Values.of(Map.of("hex", "0D")));

        assertThat(json.toString()).isEqualTo("{\"hex\":\"0D\"}");
    }
}
