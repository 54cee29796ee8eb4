package io.postern.config.document;

import io.postern.config.file.DocumentReader;
import io.postern.config.problem.Finding;
import io.postern.config.problem.FindingText;
import io.postern.config.problem.SourceFile;
import java.util.List;

/** What people are told about a file's text. */
public final class Told {

    private Told() {}

    public static DocumentResult json(String text) {
        return DocumentReader.read(new SourceFile("a.json", text));
    }

    public static DocumentResult yaml(String text) {
        return DocumentReader.read(new SourceFile("a.yaml", text));
    }

    public static String text(DocumentResult reading) {
        return FindingText.of(reading.findings());
    }

    /** The places and messages alone. */
    public static List<String> messages(DocumentResult reading) {
        return reading.findings().stream().map(Told::message).toList();
    }

    private static String message(Finding finding) {
        return finding.place().line() + ":" + finding.place().column() + " " + finding.message();
    }
}
