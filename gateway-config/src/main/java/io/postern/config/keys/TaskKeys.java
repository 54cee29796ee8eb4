package io.postern.config.keys;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;

/** The keys of a {@code tasks/} file. */
public final class TaskKeys {

    public static final Setting<String> SOURCE =
            Setting.text(
                            "source",
                            "The kind of task, as a plugin offers it. Without it, source_type and"
                                    + " config_name say whose function it is.")
                    .withoutKeywords()
                    .optional();

    public static final Setting<String> SOURCE_TYPE =
            Setting.choice("source_type", "What config_name names.", "carrier", "handler")
                    .optional();

    public static final Setting<String> CONFIG_NAME =
            Setting.text("config_name", "The carrier or handler whose function it is.").optional();

    public static final Setting<String> FUNCTION =
            Setting.text(
                            "function",
                            "The function to run; may be left out where there is just one.")
                    .optional();

    /** What the function describes. */
    public static final Setting<Json> ARGUMENTS =
            Setting.<Json>of("arguments", "What the function gets.", new Shape.Anything())
                    .optional();

    public static final Setting<String> MESSAGE_TYPE =
            Setting.text(
                            "message_type",
                            "The type of message that triggers it, where its duration is"
                                    + " on_message.")
                    .optional();

    public static final Settings ALL =
            Settings.of(
                    CommonKeys.INHERITANCE,
                    SOURCE,
                    SOURCE_TYPE,
                    CONFIG_NAME,
                    FUNCTION,
                    ARGUMENTS,
                    DurationKey.OF_TASK,
                    MESSAGE_TYPE,
                    CommonKeys.ENABLED);

    private TaskKeys() {}
}
