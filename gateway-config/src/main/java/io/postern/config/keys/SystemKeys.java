package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import java.util.List;

/** The keys of {@code system/system.json}. */
public final class SystemKeys {

    public static final Setting<String> ID =
            Setting.text("id", "The name of this gateway, $system_id; the host's name by default.")
                    .withoutKeywords()
                    .optional();

    public static final Setting<List<String>> ADDRESSES =
            Setting.texts("addresses", "The addresses in effect, by name or glob; all by default.")
                    .optional();

    public static final Setting<List<String>> TASKS =
            Setting.texts("tasks", "The tasks in effect, by name or glob; all by default.")
                    .optional();

    public static final Settings ALL = Settings.of(ID, ADDRESSES, TASKS);

    private SystemKeys() {}
}
