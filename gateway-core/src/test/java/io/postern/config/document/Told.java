package io.postern.config.document;

import io.postern.config.problem.Finding;
import io.postern.config.problem.FindingText;
import java.util.List;

/** What people are told about a file's text. */
final class Told {

    private Told() {}

    static Reading json(String text) {
        return DocumentReader.read(new SourceFile("a.json", text));
    }

    static Reading yaml(String text) {
        return DocumentReader.read(new SourceFile("a.yaml", text));
    }

    static String text(Reading reading) {
        return FindingText.of(reading.findings());
    }

    /** The places and messages alone. */
    static List<String> messages(Reading reading) {
        return reading.findings().stream().map(Told::message).toList();
    }

    private static String message(Finding finding) {
        return finding.place().line() + ":" + finding.place().column() + " " + finding.message();
    }
}
