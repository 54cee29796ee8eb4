package io.postern.config.schema;

import io.postern.api.context.Function;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.config.keys.Folder;
import io.postern.config.value.ShapeWords;
import io.postern.config.value.ValueJson;
import io.postern.plugin.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Writes the reference of all keys as Markdown, from the descriptions of the settings. */
public final class ReferenceWriter {

    private final Catalog catalog;
    private final List<String> lines = new ArrayList<>();

    public ReferenceWriter(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The whole reference, with a line end after the last line. */
    public String text() {
        lines.clear();
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
            lines.add(
                    "| `"
                            + prefix
                            + setting.name()
                            + "` | "
                            + cell(ShapeWords.of(setting.shape()))
                            + " | "
                            + fallback(setting)
                            + " | "
                            + cell(setting.description())
                            + (setting.hidden() ? " Secret." : "")
                            + " |");
            inside(prefix + setting.name(), setting.shape());
        }
    }

    private void inside(String path, Shape shape) {
        if (shape instanceof Shape.Group group) {
            rows(path + ".", group.settings());
        } else if (shape instanceof Shape.Listing listing) {
            inside(path, listing.element());
        } else if (shape instanceof Shape.Mapping mapping) {
            inside(path + ".*", mapping.element());
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(one -> inside(path, one));
        } else if (shape instanceof Shape.Variants variants) {
            variants.variants()
                    .forEach(
                            (word, settings) ->
                                    rows(
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
