package io.postern.api.setting;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The settings of one kind of object, in the order in which people should read them. */
public record Settings(List<Setting<?>> all) {

    public static final Settings NONE = new Settings(List.of());

    public Settings {
        all = List.copyOf(all);
        var names = new HashSet<String>();
        for (var setting : all) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException(
                        "two settings are named \"" + setting.name() + "\"");
            }
        }
    }

    public static Settings of(Setting<?>... settings) {
        return new Settings(List.of(settings));
    }

    /**
     * Tells what is wrong with values beyond their shapes: what their settings cannot become. The
     * gateway does it before anybody reads them.
     */
    public void check(Values values, Findings findings) {
        new SettingsCheck(findings).check(this, values, "");
    }

    public Optional<Setting<?>> named(String name) {
        for (var setting : all) {
            if (setting.name().equals(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
