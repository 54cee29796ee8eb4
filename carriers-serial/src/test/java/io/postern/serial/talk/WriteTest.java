package io.postern.serial.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.message.UndeliverableException;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WriteTest {

    private static final Function<String, Optional<String>> NO_WORDS = word -> Optional.empty();

    @Test
    void writesTextAsItStands() throws Exception {
        var write = write("text", "Grüße\r\n");

        assertThat(write.bytes(NO_WORDS)).isEqualTo("Grüße\r\n".getBytes("UTF-8"));
    }

    @Test
    void writesHex() throws Exception {
        assertThat(write("hex", "02 0x10:FF").bytes(NO_WORDS)).containsExactly(2, 16, -1);
    }

    @Test
    void fillsInWords() throws Exception {
        var write = write("text", "SET $content.led\n");

        assertThat(write.bytes(word -> Optional.of("<" + word + ">")))
                .asString()
                .isEqualTo("SET <content.led>\n");
        assertThat(write.words()).containsExactly("content.led");
    }

    @Test
    void readsHexOnlyWhenItsWordsAreFilledIn() throws Exception {
        var write = write("hex", "02 0$content.button");

        assertThat(write.bytes(word -> Optional.of("2"))).containsExactly(2, 2);
    }

    @Test
    void refusesWordsThatAreNoHex() {
        var write = write("hex", "02 $content.button");

        assertThatThrownBy(() -> write.bytes(word -> Optional.of("on\u007f")))
                .isInstanceOf(UndeliverableException.class);
        assertThatThrownBy(() -> write.bytes(word -> Optional.of("on")))
                .isInstanceOf(UndeliverableException.class)
                .hasMessage(
                        "to write \"02 $content.button\", filled in as \"02 on\": expected hex"
                                + " digits, found \"o\" at character 4");
    }

    @Test
    void refusesAWordThatBringsACommandOfItsOwn() {
        var write = write("text", "SET $content.led\n");

        assertThatThrownBy(() -> write.bytes(word -> Optional.of("1\nERASE")))
                .isInstanceOf(UndeliverableException.class)
                .hasMessage(
                        "to write $content.led: expected a value without control characters, found"
                                + " \"1\\nERASE\"");
    }

    @Test
    void saysWhichWordIsMissing() {
        var write = write("text", "SET $content.led\n");

        assertThatThrownBy(() -> write.bytes(NO_WORDS))
                .isInstanceOf(MissingWordException.class)
                .hasMessage("the message has no $content.led");
    }

    @Test
    void givesEachCallerBytesOfItsOwn() throws Exception {
        var write = write("hex", "01");

        write.bytes(NO_WORDS)[0] = 9;

        assertThat(write.bytes(NO_WORDS)).containsExactly(1);
        assertThat(write.constant()).hasValue(new byte[] {1});
    }

    @Test
    void findsFaults() {
        assertThat(problems(Map.of()))
                .containsExactly("write: expected either \"text\" or \"hex\", found neither");
        assertThat(problems(Map.of("text", Template.of("a"), "hex", Template.of("0"))))
                .containsExactly(
                        "write: expected either \"text\" or \"hex\", found both",
                        "write.hex: expected two hex digits for each byte, found one digit alone at"
                                + " character 1");
        assertThat(problems(Map.of("hex", Template.of(" "))))
                .containsExactly("write.hex: expected bytes, found none");
        assertThat(problems(Map.of("hex", Template.of("0$content.a")))).isEmpty();
        assertThat(problems(Map.of("text", Template.of("a")))).isEmpty();
    }

    private static Write write(String key, String template) {
        var values = Values.of(Map.of(key, Template.of(template)));
        return WriteSettings.read(values, new FakeFindings());
    }

    private static List<String> problems(Map<String, Object> write) {
        var findings = new FakeFindings();
        Settings.of(WriteSettings.WRITE)
                .check(Values.of(Map.of("write", Values.of(write))), findings);
        return findings.problems();
    }
}
