package io.postern.serial.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Template;
import io.postern.serial.identify.DeviceIdentity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceChoiceTest {

    private final DeviceIdentity device =
            new DeviceIdentity(
                    "/dev/ttyACM0",
                    JsonObject.builder().put("uid", "3A7F").put("product", 16).build());

    @ParameterizedTest
    @CsvSource({
        "3A7F, true",
        "3a7f, true",
        "3A*, true",
        "*7?, true",
        "*, true",
        "????, true",
        "**A**F*, true",
        "3A7, false",
        "3A7F0, false",
        "?????, false",
        "*A, false",
        "3A7\\F, true",
        "3A7\\*, false",
        "'', false"
    })
    void matchesGlobsInAnyCase(String glob, boolean takes) {
        assertThat(DeviceChoice.of(Map.of("uid", glob)).takes(device)).isEqualTo(takes);
    }

    @Test
    void takesNumbersByTheirDigits() {
        assertThat(DeviceChoice.of(Map.of("product", "16")).takes(device)).isTrue();
        assertThat(DeviceChoice.of(Map.of("product", "17")).takes(device)).isFalse();
    }

    @Test
    void wantsAllWordsTrue() {
        assertThat(DeviceChoice.of(Map.of("uid", "3A7F", "port", "/dev/ttyACM?")).takes(device))
                .isTrue();
        assertThat(DeviceChoice.of(Map.of("uid", "3A7F", "port", "/dev/ttyS0")).takes(device))
                .isFalse();
        assertThat(DeviceChoice.of(Map.of("uid", "*", "name", "*")).takes(device)).isFalse();
    }

    @Test
    void takesAnyDeviceWithoutWords() {
        assertThat(DeviceChoice.ANY.takes(device)).isTrue();
        assertThat(DeviceChoice.ANY).hasToString("device");
    }

    @ParameterizedTest
    @CsvSource({"*", "3A7?", "\\*", "3A\\7F"})
    void takesWhatIsFilledInAsItIs(String value) throws Exception {
        var choice =
                DeviceChoice.filled(
                        Map.of("uid", Template.of("$content.x")),
                        (template, clean) -> template.fill(word -> Optional.of(value), clean));
        var same = new DeviceIdentity("p", JsonObject.EMPTY.with("uid", Json.of(value)));

        assertThat(choice.takes(device)).isFalse();
        assertThat(choice.takes(same)).isTrue();
    }

    @Test
    void isQuickWithLongText() {
        var choice = DeviceChoice.of(Map.of("uid", "*a".repeat(10) + "b".repeat(100_000)));
        var long1 = new DeviceIdentity("p", JsonObject.EMPTY.with("uid", "a".repeat(100_000)));

        assertThat(choice.takes(long1)).isFalse();
    }
}
