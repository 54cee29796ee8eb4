package io.postern.reload;

import io.postern.config.problem.Finding;
import java.util.List;

/** Nothing can run: the files have problems, and neither does a last good configuration. */
public final class NoConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;
    private final transient List<String> troubles;

    /**
     * @param lastGood what became of the last good one
     */
    NoConfigurationException(List<Finding> findings, List<String> troubles, String lastGood) {
        super("nothing can run: the configuration has problems, and " + lastGood);
        this.findings = List.copyOf(findings);
        this.troubles = List.copyOf(troubles);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** What is wrong beside the files, such as a handler that could not be made. */
    public List<String> troubles() {
        return troubles;
    }
}
