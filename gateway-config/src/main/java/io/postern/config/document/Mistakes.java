package io.postern.config.document;

import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong with one file, up to as many as anybody reads. */
public final class Mistakes {

    private static final int MOST = 100;

    private final SourceFile file;
    private final List<Finding> findings = new ArrayList<>();

    public Mistakes(SourceFile file) {
        this.file = file;
    }

    public void add(Place place, String message) {
        if (findings.size() == MOST) {
            throw new Mistake(place, "more problems follow; correct those above first");
        }
        findings.add(Finding.problem(place, message));
    }

    /** What came of it: the tree when nothing is wrong. */
    public DocumentResult reading(Supplier<ObjectNode> reader) {
        try {
            var root = reader.get();
            return findings.isEmpty()
                    ? new DocumentResult.Tree(file, root)
                    : new DocumentResult.Refused(file, findings);
        } catch (Mistake last) {
            findings.add(last.finding());
            return new DocumentResult.Refused(file, findings);
        }
    }
}
