package io.postern.serial.device;

import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Template;
import io.postern.api.text.Glob;
import io.postern.serial.identify.DeviceIdentity;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which devices are meant: for each word that is known of a device, such as {@code uid}, what it
 * must be. Immutable; its text form is what people read.
 */
public final class DeviceChoice {

    /** Every device. */
    public static final DeviceChoice ANY = new DeviceChoice(Map.of());

    private final TreeMap<String, String> wanted;
    private final Map<String, Glob> globs;

    /** Fills in a template's words. */
    public interface Filling {

        /**
         * @param clean applied to each filled-in part
         */
        String fill(Template template, UnaryOperator<String> clean) throws MissingWordException;
    }

    private DeviceChoice(Map<String, String> wanted) {
        this.wanted = new TreeMap<>(wanted);
        this.globs =
                wanted.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, one -> glob(one.getValue())));
    }

    /** Globs by word. */
    public static DeviceChoice of(Map<String, String> wanted) {
        return wanted.isEmpty() ? ANY : new DeviceChoice(wanted);
    }

    /**
     * What templates make of it. What is filled in stands for itself: a message cannot choose other
     * devices by a {@code *} in its content.
     *
     * @param filling fills in one template
     */
    public static DeviceChoice filled(Map<String, Template> wanted, Filling filling)
            throws MissingWordException {
        var filled = new TreeMap<String, String>();
        for (var one : wanted.entrySet()) {
            filled.put(one.getKey(), filling.fill(one.getValue(), Glob::quoted));
        }
        return of(filled);
    }

    /** What it was made of. */
    public Map<String, String> wanted() {
        return Map.copyOf(wanted);
    }

    public boolean takes(DeviceIdentity device) {
        return globs.entrySet().stream()
                .allMatch(
                        one ->
                                device.known(one.getKey())
                                        .filter(one.getValue()::matches)
                                        .isPresent());
    }

    private static Glob glob(String text) {
        return Glob.of(text, Glob.Option.ANY_CASE, Glob.Option.BACKSLASH);
    }

    /** Such as {@code device with uid "3A"}. */
    @Override
    public String toString() {
        return wanted.isEmpty()
                ? "device"
                : wanted.entrySet().stream()
                        .map(one -> one.getKey() + " \"" + one.getValue() + "\"")
                        .collect(Collectors.joining(" and ", "device with ", ""));
    }
}
