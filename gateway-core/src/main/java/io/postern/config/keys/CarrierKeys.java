package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;

/** The keys of a {@code carriers/} file, besides those of its kind. */
public final class CarrierKeys {

    public static final Setting<String> SOURCE =
            Setting.text("source", "The kind of carrier, as a plugin offers it.").withoutKeywords();

    public static final Settings ALL =
            Settings.of(CommonKeys.INHERITANCE, SOURCE, CommonKeys.ENABLED);

    private CarrierKeys() {}
}
