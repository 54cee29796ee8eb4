package io.postern.config.explain;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.CommonKeys;
import io.postern.config.keys.Folder;
import io.postern.config.object.Resolved;
import io.postern.config.problem.Secrets;
import io.postern.config.value.ValueJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value in effect and where it came from.
 *
 * @param inPart whether it stands under the object's part, such as {@code additional_info}
 * @param json masked where it is secret
 * @param origin in words
 */
record Explained(String name, boolean inPart, Json json, String origin) {

    private static final Set<String> STANDING =
            Set.of(CommonKeys.SCHEMA, CommonKeys.INHERITANCE.name(), CommonKeys.ENABLED.name());

    /** All values of an object: its keys in the order described, then its part's. */
    static List<Explained> values(Resolved object) {
        var masked = new MaskedJson(object.words());
        var top = new LinkedHashMap<>(entries(object.object().content(), masked));
        STANDING.forEach(top::remove);
        var part = top.remove(object.part());
        var values = new ArrayList<Explained>();
        collect(object, object.keys(), top, false, object.described(), masked, values);
        if (!object.part().isEmpty()) {
            var content =
                    part != null && part.value() instanceof ObjectNode inner
                            ? entries(inner, masked)
                            : Map.<String, Entry>of();
            collect(
                    object,
                    object.partKeys().orElse(Settings.NONE),
                    new LinkedHashMap<>(content),
                    true,
                    object.partKeys().isPresent(),
                    masked,
                    values);
        }
        return values;
    }

    private static void collect(
            Resolved object,
            Settings settings,
            Map<String, Entry> entries,
            boolean inPart,
            boolean described,
            MaskedJson masked,
            List<Explained> values) {
        for (var setting : settings.all()) {
            var entry = entries.remove(setting.name());
            if (STANDING.contains(setting.name()) || setting.name().equals(object.part())) {
                continue;
            }
            if (entry == null || entry.value() instanceof NullNode) {
                fallback(setting, inPart, values);
            } else {
                values.add(given(object, setting, entry, inPart, masked));
            }
        }
        // What no plugin describes may be secret: its keys are shown, not its values.
        entries.forEach(
                (key, entry) ->
                        values.add(
                                new Explained(
                                        key,
                                        inPart,
                                        masked.of(entry.value(), Described.UNKNOWN),
                                        described
                                                ? Origins.of(object, entry)
                                                : Origins.of(object, entry)
                                                        + ", not shown: no plugin describes it"
                                                        + " yet")));
    }

    private static Explained given(
            Resolved object, Setting<?> setting, Entry entry, boolean inPart, MaskedJson masked) {
        boolean isType =
                object.folder() == Folder.ADDRESSES
                        && !inPart
                        && setting.name().equals(AddressKeys.MESSAGE_TYPE.name());
        var type = isType ? object.words().messageType() : Optional.<String>empty();
        Json json =
                type.isPresent()
                        ? Json.of(type.get())
                        : masked.of(entry.value(), Described.by(setting));
        return new Explained(setting.name(), inPart, json, Origins.of(object, entry));
    }

    private static void fallback(Setting<?> setting, boolean inPart, List<Explained> values) {
        setting.fallback()
                .ifPresent(
                        value ->
                                values.add(
                                        new Explained(
                                                setting.name(),
                                                inPart,
                                                setting.hidden()
                                                        ? Json.of(Secrets.MASK)
                                                        : ValueJson.of(setting.shape(), value),
                                                "default")));
    }

    private static Map<String, Entry> entries(ObjectNode object, MaskedJson masked) {
        var entries = new LinkedHashMap<String, Entry>();
        object.entries()
                .values()
                .forEach(entry -> entries.putIfAbsent(masked.key(entry.key()), entry));
        return entries;
    }
}
