package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;

/** The keys of a {@code handlers/} file, besides those of its kind. */
public final class HandlerKeys {

    public static final Setting<String> SOURCE =
            Setting.text(
                            "source",
                            "The kind of handler, as a plugin offers it; the file's name by"
                                    + " default.")
                    .withoutKeywords()
                    .optional();

    public static final Settings ALL =
            Settings.of(CommonKeys.INHERITANCE, SOURCE, CommonKeys.ENABLED);

    private HandlerKeys() {}
}
