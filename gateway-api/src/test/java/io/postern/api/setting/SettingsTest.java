package io.postern.api.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting<String> HOST = Setting.text("host", "Where it is.");

    @Test
    void refusesTwoOfOneName() {
        assertThatThrownBy(() -> Settings.of(HOST, Setting.flag("host", "Another.")))
                .hasMessage("two settings are named \"host\"");
    }

    @Test
    void findsASettingByItsName() {
        var settings = Settings.of(HOST);

        assertThat(settings.named("host")).containsSame(HOST);
        assertThat(settings.named("hast")).isEmpty();
    }

    @Test
    void requiresWhatHasNoDefaultAndIsNotOptional() {
        assertThat(HOST.need()).isEqualTo(Setting.Need.REQUIRED);
        assertThat(HOST.orElse("a").need()).isEqualTo(Setting.Need.OPTIONAL);
        assertThat(HOST.optional().need()).isEqualTo(Setting.Need.OPTIONAL);
    }

    @Test
    void replacesNoKeywordsInASecret() {
        assertThat(HOST.keywords()).isEqualTo(Keywords.NAMES);
        assertThat(HOST.secret().keywords()).isEqualTo(Keywords.NONE);
        assertThat(HOST.secret().hidden()).isTrue();
    }
}
