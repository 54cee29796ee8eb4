package io.postern.api.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checked values of one object's settings: what the files say, defaults where they say nothing.
 * Immutable. Two are equal when every value is; that is how a reload knows what changed. Its text
 * form names the keys only, since values may be secret.
 */
public final class Values {

    public static final Values NONE = new Values("", Map.of());

    private final String variant;
    private final Map<String, Object> byName;

    private Values(String variant, Map<String, Object> byName) {
        this.variant = variant;
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * For the gateway and for tests: values by setting name, of the types that {@link Shape} names.
     */
    public static Values of(Map<String, Object> byName) {
        return new Values("", byName);
    }

    /** The same for an object of {@link Shape.Variants}. */
    public static Values of(String variant, Map<String, Object> byName) {
        return new Values(variant, byName);
    }

    /**
     * The value of a required setting or of one with a default.
     *
     * @throws IllegalArgumentException when it has neither, which is a mistake in the plugin
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "\""
                                                + setting.name()
                                                + "\" is optional: read it with find"));
    }

    /** The value of a setting, its default, or nothing. */
    public <T> Optional<T> find(Setting<T> setting) {
        var written = byName.get(setting.name());
        return (written == null ? setting.fallback() : Optional.of(written))
                .map(one -> setting.reading().of(one, Findings.UNHEARD));
    }

    /** Whether the files, or an inherited object, have the key. */
    public boolean has(Setting<?> setting) {
        return byName.containsKey(setting.name());
    }

    /** The word that chose these settings among {@link Shape.Variants}; empty text elsewhere. */
    public String variant() {
        return variant;
    }

    /** Every value that was given, by its setting's name, as the files have it. */
    public Map<String, Object> given() {
        return byName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values
                && variant.equals(values.variant)
                && byName.equals(values.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}
