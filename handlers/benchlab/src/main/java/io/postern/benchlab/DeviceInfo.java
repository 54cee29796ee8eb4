package io.postern.benchlab;

import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Turns what a carrier says of a device at its opening into the device's info. Immutable. */
final class DeviceInfo {

    private static final String UID = "uid";
    private static final String PORT = "port";
    private static final int BYTE = 0xFF;

    private final boolean extended;
    private final Consumer<String> warnings;

    DeviceInfo(boolean extended, Consumer<String> warnings) {
        this.extended = extended;
        this.warnings = warnings;
    }

    /**
     * The device's info, under its uid.
     *
     * @throws UnreadableException when something is missing, or it is no BENCHLAB
     */
    Draft translated(Envelope message) {
        var said = message.content();
        var port = text(said, PORT);
        var uid = DeviceUid.of(text(said, UID), "BENCHLAB at " + BenchlabQuote.text(port)).digits();
        var name = "BENCHLAB %s at %s".formatted(uid, BenchlabQuote.text(port));
        long vendor = number(said, "vendor", name);
        long product = number(said, "product", name);
        long firmware = number(said, "firmware", name);
        var variant = variant(vendor, product, name);
        if (variant == Variant.BL2) {
            warnings.accept(
                    name
                            + ": its sensors are not published, because how a BENCHLAB 2 lays them"
                            + " out is not known; its info is");
        }
        var info = JsonObject.builder();
        info.put(UID, uid).put("com_port", port).put("firmware", firmware);
        if (extended) {
            info.put("VendorId", vendor).put("ProductId", product);
            info.put("FwVersion", firmware).put("variant", variant.name());
        }
        return message.with(info.build()).withId(uid);
    }

    private static Variant variant(long vendor, long product, String name) {
        return Variant.of(vendor, product)
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        "%s: expected vendor 238 and product 16 (BENCHLAB) or 17"
                                                        .formatted(name)
                                                + " (BENCHLAB 2), found vendor %d and product %d"
                                                        .formatted(vendor, product)));
    }

    private static String text(JsonObject said, String field) {
        return said.text(field)
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        "BENCHLAB: expected text in the field %s, found %s"
                                                .formatted(
                                                        BenchlabQuote.text(field),
                                                        BenchlabQuote.value(said.field(field)))));
    }

    /** What was captured from one byte. */
    private static long number(JsonObject said, String field, String name) {
        var found = said.field(field);
        var number =
                found.isPresent() && found.get() instanceof JsonNumber digits
                        ? digits.asLong()
                        : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > BYTE) {
            throw new UnreadableException(
                    "%s: expected a whole number from 0 to 255 in the field %s, found %s"
                            .formatted(
                                    name, BenchlabQuote.text(field), BenchlabQuote.value(found)));
        }
        return number.getAsLong();
    }
}
