package io.postern.reload;

import io.postern.config.problem.Finding;
import java.util.List;

/** Nothing can run: the files have problems, and no last good configuration is kept. */
public final class NoConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;
    private final transient List<String> troubles;

    NoConfigurationException(List<Finding> findings, List<String> troubles) {
        super("nothing can run: the configuration has problems, and no last good one is kept");
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
