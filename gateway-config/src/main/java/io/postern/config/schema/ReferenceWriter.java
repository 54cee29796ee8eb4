package io.postern.config.schema;

import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.config.catalog.Catalog;
import io.postern.config.keys.Folder;
import io.postern.config.value.ShapeWords;
import io.postern.config.value.ValueJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the reference of all keys as Markdown, from the descriptions of the settings. */
public final class ReferenceWriter {

    /** What so many keys are described by is not said twice. */
    private static final int MANY = 8;

    private final Catalog catalog;
    private final List<String> lines = new ArrayList<>();
    private final Map<List<String>, String> written = new HashMap<>();

    public ReferenceWriter(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The whole reference, with a line end after the last line. */
    public String text() {
        lines.clear();
        written.clear();
        lines.add("# Configuration reference");
        for (var folder : Folder.values()) {
            heading(2, folder.path() + "/");
            table(folder.keys());
        }
        catalog.carriers()
                .forEach(
                        (source, offer) -> {
                            heading(2, "Carrier `" + source + "`");
                            lines.add(offer.kind().description());
                            section("In `carriers/`", offer.kind().settings());
                            section(
                                    "In `additional_info` of a receive address",
                                    offer.kind().receiveSettings());
                            section(
                                    "In `additional_info` of a send address",
                                    offer.kind().sendSettings());
                            functions(offer.kind().functions());
                        });
        catalog.handlers()
                .forEach(
                        (source, offer) -> {
                            heading(2, "Handler `" + source + "`");
                            lines.add(offer.kind().description());
                            section("In `handlers/`", offer.kind().settings());
                            functions(offer.kind().functions());
                        });
        catalog.tasks()
                .forEach(
                        (source, offer) -> {
                            heading(2, "Task `" + source + "`");
                            lines.add(offer.kind().description());
                            functions(offer.kind().functions());
                        });
        return String.join("\n", lines) + "\n";
    }

    private void functions(List<Function> functions) {
        for (var function : functions) {
            heading(3, "Function `" + function.name() + "`");
            lines.add(function.description());
            if (!function.arguments().all().isEmpty()) {
                lines.add("");
                table(function.arguments());
            }
        }
    }

    private void section(String title, Settings settings) {
        if (!settings.all().isEmpty()) {
            heading(3, title);
            table(settings);
        }
    }

    private void heading(int level, String title) {
        lines.add("");
        lines.add("#".repeat(level) + " " + title);
        lines.add("");
    }

    private void table(Settings settings) {
        lines.add("| key | value | default | meaning |");
        lines.add("| --- | --- | --- | --- |");
        rows("", settings);
    }

    private void rows(String prefix, Settings settings) {
        for (var setting : settings.all()) {
            var path = prefix + setting.name();
            var keys = new ArrayList<String>();
            collect("", setting.shape(), keys);
            var known =
                    keys.size() < MANY
                            ? Optional.<String>empty()
                            : Optional.ofNullable(written.putIfAbsent(keys, path));
            lines.add(
                    row(
                            path,
                            setting,
                            known.map(first -> " Its keys are those of `" + first + "`, above.")
                                    .orElse("")));
            if (known.isEmpty()) {
                inside(path, setting.shape(), this::rows);
            }
        }
    }

    /** What stands inside a shape, as the rows would be. */
    private static void collect(String path, Shape shape, List<String> keys) {
        inside(
                path,
                shape,
                (prefix, settings) ->
                        settings.all()
                                .forEach(
                                        setting -> {
                                            var inner = prefix + setting.name();
                                            keys.add(row(inner, setting, ""));
                                            collect(inner, setting.shape(), keys);
                                        }));
    }

    private static String row(String path, Setting<?> setting, String more) {
        return "| `"
                + path
                + "` | "
                + cell(ShapeWords.of(setting.shape()))
                + " | "
                + fallback(setting)
                + " | "
                + cell(setting.description())
                + (setting.hidden() ? " Secret." : "")
                + more
                + " |";
    }

    private static void inside(String path, Shape shape, BiConsumer<String, Settings> rows) {
        if (shape instanceof Shape.Group group) {
            rows.accept(path + ".", group.settings());
        } else if (shape instanceof Shape.Listing listing) {
            inside(path, listing.element(), rows);
        } else if (shape instanceof Shape.Mapping mapping) {
            inside(path + ".*", mapping.element(), rows);
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(one -> inside(path, one, rows));
        } else if (shape instanceof Shape.Variants variants) {
            variants.variants()
                    .forEach(
                            (word, settings) ->
                                    rows.accept(
                                            path + "{" + variants.selector() + ": " + word + "}.",
                                            settings));
        }
    }

    private static String fallback(Setting<?> setting) {
        if (setting.need() == Setting.Need.REQUIRED) {
            return "required";
        }
        return setting.hidden() || setting.fallback().isEmpty()
                ? ""
                : "`"
                        + cell(ValueJson.of(setting.shape(), setting.fallback().get()).toString())
                        + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
