package io.postern.config.keys;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.config.plan.MessagePlan;

/** The keys of a {@code messages/} file. */
public final class MessageKeys {

    public static final Setting<String> ID_FIELD =
            Setting.text("id_field", "The field of the content that says whose message it is.")
                    .orElse(MessagePlan.ID_FIELD);

    public static final Setting<String> TIME_FIELD =
            Setting.text("time_field", "The field of the content that says when it was.")
                    .orElse(MessagePlan.TIME_FIELD);

    public static final Setting<Integer> MOST_IDS =
            Setting.whole(
                            "most_ids",
                            "How many ids the table of newest messages keeps; the oldest goes when"
                                    + " one more comes.",
                            1,
                            10_000_000)
                    .orElse(MessagePlan.MOST_IDS);

    public static final Settings ALL =
            Settings.of(CommonKeys.INHERITANCE, ID_FIELD, TIME_FIELD, MOST_IDS, CommonKeys.ENABLED);

    private MessageKeys() {}
}
