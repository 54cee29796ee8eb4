package io.postern.config.value;

import io.postern.api.setting.Keywords;
import io.postern.api.setting.Nearest;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.api.text.Quote;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.problem.Report;
import io.postern.config.text.Spot;
import io.postern.config.text.TextResolver;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an object whose keys are described: checks every value, and tells what is missing. */
public final class SettingsReader {

    private final TextResolver texts;
    private final Report report;
    private final boolean lenient;

    public SettingsReader(TextResolver texts, Report report) {
        this(texts, report, false);
    }

    private SettingsReader(TextResolver texts, Report report, boolean lenient) {
        this.texts = texts;
        this.report = report;
        this.lenient = lenient;
    }

    /** The same, which leaves keys alone that are near to none, with a note. */
    public SettingsReader lenient() {
        return new SettingsReader(texts, report, true);
    }

    /**
     * What the object gives, complete only where no problem was told. {@code null} gives nothing.
     */
    public Values read(ObjectNode object, Settings settings, Where where) {
        return read("", object, settings, where);
    }

    Values read(String variant, ObjectNode object, Settings settings, Where where) {
        var values = new LinkedHashMap<String, Object>();
        var entries = entries(object, where);
        var missing = new LinkedHashMap<String, Runnable>();
        for (var setting : settings.all()) {
            if (where.skipped().contains(setting.name())) {
                continue;
            }
            var entry = entries.remove(setting.name());
            if (entry == null || entry.value() instanceof NullNode) {
                if (setting.need() == Setting.Need.REQUIRED) {
                    missing.put(setting.name(), () -> missing(setting, entry, where));
                }
            } else {
                var spot = spot(setting, where);
                if (!isUnset(setting, entry, spot)) {
                    value(setting, entry, spot).ifPresent(read -> values.put(setting.name(), read));
                }
            }
        }
        // A misspelt key is one mistake, not two.
        missing.keySet().removeAll(unknown(entries, settings, where));
        if (where.whole()) {
            missing.values().forEach(Runnable::run);
        }
        return Values.of(variant, values);
    }

    /**
     * Whether a key that may be left out stands for a variable that nobody set, such as {@code
     * ${env:MQTT_USERNAME:-}}: as good as left out.
     */
    private boolean isUnset(Setting<?> setting, Entry entry, Spot spot) {
        return setting.need() == Setting.Need.OPTIONAL
                && entry.value() instanceof TextNode text
                && texts.telling(new Report())
                        .text(text, spot)
                        .filter(value -> value.whole() && value.value().isEmpty())
                        .isPresent();
    }

    private Optional<Object> value(Setting<?> setting, Entry entry, Spot spot) {
        var before = report.problems();
        if (spot.hidden()) {
            report.hide(entry.value().places());
        }
        var value = new ShapeReader(texts, report).read(setting.shape(), entry.value(), spot);
        if (setting.hidden() && report.problems() == before) {
            noteSecret(entry, spot);
        }
        return value;
    }

    /** The object's keys with their keywords replaced, but for those that are read elsewhere. */
    private Map<String, Entry> entries(ObjectNode object, Where where) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var entry : object.entries().values()) {
            if (where.skipped().contains(entry.key())) {
                continue;
            }
            if (entry.key().indexOf('$') < 0) {
                put(entries, entry.key(), entry, where);
            } else {
                var spot = new Spot(where.prefix() + entry.key(), false, Keywords.NAMES);
                texts.key(entry.key(), entry.place(), spot)
                        .ifPresent(key -> put(entries, key, entry, where));
            }
        }
        return entries;
    }

    private void put(Map<String, Entry> entries, String key, Entry entry, Where where) {
        if (entries.putIfAbsent(key, entry) != null) {
            report.problem(
                    entry.place(),
                    "\""
                            + where.prefix()
                            + entry.key()
                            + "\": expected each key once, found "
                            + Quote.of(key)
                            + " twice after replacing keywords");
        }
    }

    private static Spot spot(Setting<?> setting, Where where) {
        return Spot.of(where.prefix() + setting.name(), setting, where.hidden());
    }

    /**
     * @param entry with {@code null} as its value; null where there is none
     */
    private void missing(Setting<?> setting, @Nullable Entry entry, Where where) {
        report.problem(
                entry == null ? where.place() : entry.value().place(),
                spot(setting, where).subject()
                        + "expected "
                        + ShapeWords.of(setting.shape())
                        + ", found "
                        + (entry == null ? "nothing" : "null"));
    }

    /** Tells keys that nobody knows; returns those that were surely meant. */
    private Set<String> unknown(Map<String, Entry> left, Settings settings, Where where) {
        var meant = new HashSet<String>();
        if (left.isEmpty()) {
            return meant;
        }
        var known = settings.all().stream().map(Setting::name).toList();
        var secret = settings.all().stream().filter(Setting::hidden).map(Setting::name).toList();
        left.forEach(
                (key, entry) -> {
                    if (Nearest.nearest(key, secret).isPresent()) {
                        report.hide(entry.value().places());
                    }
                    var near = Nearest.nearest(key, known);
                    near.ifPresent(meant::add);
                    if (lenient && near.isEmpty()) {
                        report.note(
                                entry.place(),
                                Quote.of(where.prefix() + key) + ": left alone" + knownKeys(known));
                        return;
                    }
                    report.problem(
                            entry.place(),
                            "unknown key "
                                    + Quote.of(where.prefix() + key)
                                    + near.map(SettingsReader::meant)
                                            .orElseGet(() -> knownKeys(known)));
                });
        return meant;
    }

    private static String meant(String name) {
        return "; did you mean \"" + name + "\"?";
    }

    /**
     * Tells a key that nobody knows where this one is missing and was surely meant.
     *
     * @return whether there is one
     */
    public boolean tellMisspelt(ObjectNode object, String wanted, Settings settings) {
        var known = settings.all().stream().map(Setting::name).toList();
        for (var entry : object.entries().values()) {
            if (!known.contains(entry.key())
                    && Nearest.nearest(entry.key(), known).filter(wanted::equals).isPresent()) {
                report.problem(
                        entry.place(), "unknown key " + Quote.of(entry.key()) + meant(wanted));
                return true;
            }
        }
        return false;
    }

    private static String knownKeys(List<String> known) {
        return known.isEmpty()
                ? "; no keys are known here"
                : "; known keys here: " + String.join(", ", known);
    }

    private void noteSecret(Entry entry, Spot spot) {
        if (!(entry.value() instanceof TextNode text) || !text.value().contains("${")) {
            report.note(
                    entry.value().place(),
                    spot.subject()
                            + "a secret stands in the file for all to read; keep it elsewhere and"
                            + " write ${env:NAME} or ${file:PATH}");
        }
    }
}
