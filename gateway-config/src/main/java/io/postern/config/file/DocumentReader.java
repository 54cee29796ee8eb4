package io.postern.config.file;

import io.postern.api.text.Quote;
import io.postern.config.document.DocumentResult;
import io.postern.config.document.Mistake;
import io.postern.config.json.JsonDocument;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import io.postern.config.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads configuration files. Whatever a file holds, the answer is a tree or its problems. */
public final class DocumentReader {

    private DocumentReader() {}

    /** Whether a file of this name can be read: it ends in .json, .yaml or .yml. */
    public static boolean reads(String name) {
        return isJson(name) || isYaml(name);
    }

    /**
     * Reads a file.
     *
     * @param name what people see in messages, such as {@code configs/addresses/x.json}
     */
    public static DocumentResult read(Path path, String name) {
        try {
            return read(name, StoredFile.read(path, name));
        } catch (Mistake mistake) {
            return refused(mistake.finding());
        }
    }

    public static DocumentResult read(String name, byte[] bytes) {
        try {
            return read(Utf8Text.decode(name, bytes));
        } catch (Mistake mistake) {
            return refused(mistake.finding());
        }
    }

    /** Reads text that is already there, as JSON or YAML by the file's name. */
    public static DocumentResult read(SourceFile file) {
        int nul = file.text().indexOf('\0');
        if (nul >= 0) {
            return refused(
                    Finding.problem(
                            file.place(nul),
                            "expected text, found a NUL byte;"
                                    + " the file is damaged or not saved as UTF-8"));
        }
        if (isYaml(file.name())) {
            return YamlDocument.read(file);
        }
        if (isJson(file.name())) {
            return JsonDocument.read(file);
        }
        return refused(
                Finding.problem(
                        new Place(file, 1, 1),
                        "expected a name that ends in .json, .yaml or .yml, found "
                                + Quote.of(file.name())));
    }

    private static DocumentResult refused(Finding finding) {
        return new DocumentResult.Refused(finding.place().file(), List.of(finding));
    }

    private static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static boolean isYaml(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".yaml") || small.endsWith(".yml");
    }
}
