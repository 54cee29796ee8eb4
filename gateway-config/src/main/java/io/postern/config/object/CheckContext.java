package io.postern.config.object;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.keys.CommonKeys;
import io.postern.config.problem.Report;
import io.postern.config.resolve.Merged;
import io.postern.config.resolve.RawFiles;
import io.postern.config.resolve.RawObject;
import io.postern.config.text.KeywordValues;
import io.postern.config.text.MessageWords;
import io.postern.config.text.References;
import io.postern.config.text.TextResolver;
import io.postern.config.value.SettingsReader;
import io.postern.config.value.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all checks of one reading share. */
public record CheckContext(
        RawFiles files,
        Catalog catalog,
        References references,
        MessageWords messageWords,
        String systemId,
        Report report) {

    /** Keys that say how an object stands, not what it is. */
    public static final Set<String> STANDING =
            Set.of(CommonKeys.SCHEMA, CommonKeys.INHERITANCE.name(), CommonKeys.ENABLED.name());

    public CheckContext with(MessageWords words) {
        return new CheckContext(files, catalog, references, words, systemId, report);
    }

    public KeywordValues words(String name) {
        return new KeywordValues(name, Optional.empty(), systemId);
    }

    public TextResolver texts(KeywordValues words, List<String> patterns) {
        return new TextResolver(references, words, messageWords, patterns, report);
    }

    public SettingsReader reader(TextResolver texts) {
        return new SettingsReader(texts, report);
    }

    /**
     * One key of an object, before the others can be understood; where it is misspelt, that is
     * told.
     *
     * @param known the keys that its folder knows
     */
    public <T> Optional<T> key(
            Merged object, KeywordValues words, Setting<T> setting, Settings known) {
        return isMisspelt(object, setting, known)
                ? Optional.empty()
                : key(object.content(), words, setting, object.whole());
    }

    /** Whether a key is missing since it is misspelt, which is told: that is one mistake. */
    public boolean isMisspelt(Merged object, Setting<?> setting, Settings known) {
        return entry(object.content(), setting.name()).isEmpty()
                && reader(texts(words(object.name()), List.of()))
                        .tellMisspelt(object.content(), setting.name(), known);
    }

    /** Whether an object's own file parks it. */
    public boolean isParked(RawObject object) {
        return object.content()
                .filter(own -> own.entries().containsKey(CommonKeys.ENABLED.name()))
                .flatMap(own -> key(own, words(object.name()), CommonKeys.ENABLED, true))
                .filter(enabled -> !enabled)
                .isPresent();
    }

    /** Keeps the values of keys that no plugin describes out of sight: they may be secret. */
    public void hideUndescribed(ObjectNode object, Set<String> described) {
        object.entries().values().stream()
                .filter(entry -> !described.contains(entry.key()))
                .forEach(entry -> report.hide(entry.value().places()));
    }

    /** The value of a key that is there and not null. */
    public static Optional<Entry> entry(ObjectNode object, String key) {
        return Optional.ofNullable(object.entries().get(key))
                .filter(entry -> !(entry.value() instanceof NullNode));
    }

    private <T> Optional<T> key(
            ObjectNode object, KeywordValues words, Setting<T> setting, boolean whole) {
        var entry = object.entries().get(setting.name());
        var alone =
                new ObjectNode(
                        object.place(), entry == null ? Map.of() : Map.of(setting.name(), entry));
        return read(alone, words, setting, whole).find(setting);
    }

    private Values read(ObjectNode alone, KeywordValues words, Setting<?> setting, boolean whole) {
        return reader(texts(words, List.of()))
                .read(alone, Settings.of(setting), Where.top(alone.place(), whole, Set.of()));
    }
}
