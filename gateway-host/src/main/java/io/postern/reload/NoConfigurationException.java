package io.postern.reload;

import io.postern.config.problem.Finding;
import java.util.List;

/** Nothing can run: the files have problems, and neither does a last good configuration. */
public final class NoConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    /**
     * @param lastGood what became of the last good one
     */
    NoConfigurationException(List<Finding> findings, String lastGood) {
        super("nothing can run: the configuration has problems, and " + lastGood);
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
