package io.postern.config.document;

import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.Finding;
import io.postern.config.problem.SourceFile;
import java.util.List;
import java.util.Optional;

/** What came of reading a file: its tree, or at least one problem. */
public sealed interface DocumentResult {

    SourceFile file();

    /** The whole file as an object; empty when anything is wrong with it. */
    Optional<ObjectNode> root();

    /** What is wrong, in the order in which it was found. */
    List<Finding> findings();

    record Tree(SourceFile file, ObjectNode object) implements DocumentResult {

        @Override
        public Optional<ObjectNode> root() {
            return Optional.of(object);
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    record Refused(SourceFile file, List<Finding> findings) implements DocumentResult {

        public Refused {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("expected a finding, found none");
            }
        }

        @Override
        public Optional<ObjectNode> root() {
            return Optional.empty();
        }
    }
}
