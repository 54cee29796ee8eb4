package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;

/** The keys of a {@code messages/} file. */
public final class MessageKeys {

    public static final String USUAL_ID_FIELD = "id";
    public static final String USUAL_TIME_FIELD = "time";
    public static final int USUAL_MOST_IDS = 10_000;

    public static final Setting<String> ID_FIELD =
            Setting.text("id_field", "The field of the content that says whose message it is.")
                    .orElse(USUAL_ID_FIELD);

    public static final Setting<String> TIME_FIELD =
            Setting.text("time_field", "The field of the content that says when it was.")
                    .orElse(USUAL_TIME_FIELD);

    public static final Setting<Integer> MOST_IDS =
            Setting.whole(
                            "most_ids",
                            "How many ids the table of newest messages keeps; the oldest goes when"
                                    + " one more comes.",
                            1,
                            10_000_000)
                    .orElse(USUAL_MOST_IDS);

    public static final Settings ALL =
            Settings.of(CommonKeys.INHERITANCE, ID_FIELD, TIME_FIELD, MOST_IDS, CommonKeys.ENABLED);

    private MessageKeys() {}
}
