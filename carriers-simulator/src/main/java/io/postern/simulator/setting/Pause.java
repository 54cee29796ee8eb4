package io.postern.simulator.setting;

import io.postern.api.json.Json;
import io.postern.api.link.LinkException;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Optional;

/** What an address does to others instead of making messages: it stops them and lets them go on. */
public final class Pause {

    public static final Setting<List<String>> ADDRESSES =
            Setting.texts("addresses", "Which addresses of this carrier it pauses.");
    private static final Setting<String> FIELD =
            Setting.text("field", "The field of the message that says what to do.").orElse("value");
    private static final Setting<Json> STOP = word("stop", "What the field says to pause.", "OFF");
    private static final Setting<Json> GO = word("go", "What the field says to go on.", "ON");

    public static final Setting<Values> SETTING =
            Setting.group(
                            "pauses",
                            "Where the duration is \"on_message\": it makes no messages, but each"
                                    + " message that comes stops other addresses, or lets them go on;"
                                    + " one that says neither does nothing.",
                            ADDRESSES,
                            FIELD,
                            STOP,
                            GO)
                    .optional();

    private Pause() {}

    private static Setting<Json> word(String name, String description, String usual) {
        return Setting.<Json>of(name, description, new Shape.Anything()).orElse(Json.of(usual));
    }

    /** Whether others are to stand still from now on; nothing where the message does not say. */
    public static Optional<Boolean> asked(Values pauses, Envelope message) throws LinkException {
        try {
            var said = message.content().field(pauses.get(FIELD));
            return said.equals(Optional.of(pauses.get(STOP)))
                    ? Optional.of(true)
                    : said.filter(pauses.get(GO)::equals).map(go -> false);
        } catch (UnreadableException unreadable) {
            throw new LinkException(unreadable.getMessage());
        }
    }
}
