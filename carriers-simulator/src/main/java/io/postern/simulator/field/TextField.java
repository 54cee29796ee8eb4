package io.postern.simulator.field;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;

/**
 * Text with {@code $device} (from 1) and {@code $sequence} (the message's number, from 1) filled
 * in. Where it does not change from message to message it is made once for each device.
 */
public final class TextField {

    private static final String DEVICE = "$device";
    private static final String SEQUENCE = "$sequence";

    private static final Setting<String> TEXT =
            Setting.anyText(
                            "text",
                            "The text. $device stands for the device's number and $sequence for the"
                                    + " message's, both from 1.")
                    .withoutKeywords();

    public static final Settings SETTINGS = Settings.of(TEXT);

    private final String text;
    private final boolean changes;
    private final String[] known;

    public TextField(String text, int devices) {
        this.text = text;
        this.changes = text.contains(SEQUENCE);
        this.known = new String[changes ? 0 : text.contains(DEVICE) ? devices : 1];
        for (int device = 0; device < known.length; device++) {
            known[device] = text.replace(DEVICE, Integer.toString(device + 1));
        }
    }

    public static Generator of(Values values, SimulatedDevices cast) {
        var words = new TextField(values.get(TEXT), cast.devices());
        return turn -> Json.of(words.text(turn));
    }

    /** The text of one message. */
    public String text(Turn turn) {
        return changes
                ? text.replace(DEVICE, Integer.toString(turn.device() + 1))
                        .replace(SEQUENCE, Long.toString(turn.number() + 1))
                : known[known.length == 1 ? 0 : turn.device()];
    }
}
