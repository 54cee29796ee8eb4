package io.postern.serial.framing;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.marked.Marks;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A setting that is a few bytes: text, or an object with hex digits. */
record MarkSetting(Setting<Object> setting) {

    private static final Setting<String> HEX =
            Setting.text("hex", "The bytes as hex digits, such as \"0D 0A\".");

    private static final Shape SHAPE =
            new Shape.Either(List.of(new Shape.Text(false), new Shape.Group(Settings.of(HEX))));

    /** A setting that must be there. */
    static MarkSetting of(String name, String description) {
        return new MarkSetting(Setting.of(name, description, SHAPE).withoutKeywords());
    }

    MarkSetting optional() {
        return new MarkSetting(setting.optional());
    }

    MarkSetting orElse(String text) {
        return new MarkSetting(setting.orElse(text));
    }

    /** Its bytes; none where it is left out. */
    byte[] of(Values values) {
        return values.find(setting).map(this::bytes).orElse(new byte[0]);
    }

    /** Its one byte. */
    Optional<Integer> one(Values values) {
        var bytes = of(values);
        if (bytes.length > 1) {
            throw new FramingConflict(setting.name(), "expected one byte, found " + bytes.length);
        }
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes[0] & 0xFF);
    }

    private byte[] bytes(Object value) {
        var bytes =
                value instanceof Values object
                        ? parsed(object.get(HEX))
                        : value.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 1 || bytes.length > Marks.MOST) {
            throw new FramingConflict(
                    setting.name(),
                    "expected 1 to " + Marks.MOST + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    private byte[] parsed(String hex) {
        try {
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new FramingConflict(
                    setting.name() + "." + HEX.name(),
                    "expected two hex digits for each byte, such as \"0D 0A\", found \""
                            + hex
                            + "\"");
        }
    }
}
