package io.postern.status;

import io.postern.ops.Status;
import io.postern.screen.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The status as plain text of 80 columns: what is wrong stands where it is, in words. */
public final class StatusText {

    private static final int MOST_FINDINGS = 20;

    private final Status status;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Status status, Instant now) {
        this.status = status;
        this.now = now;
    }

    /** The lines to print. */
    public static List<String> of(Status status, Instant now) {
        var text = new StatusText(status, now);
        text.addHeadline();
        text.addConfiguration();
        text.lines.addAll(CarrierLines.of(status.carriers(), now));
        text.lines.addAll(AddressLines.of(status.addresses(), now));
        text.lines.addAll(TaskLines.of(status.tasks()));
        return List.copyOf(text.lines);
    }

    private void addHeadline() {
        lines.add(
                Screen.cut(status.systemId(), 40)
                        + ": "
                        + (status.ready() ? "ready" : "not ready")
                        + ", up "
                        + Words.since(status.since(), now)
                        + " (Postern "
                        + status.version()
                        + ")");
        lines.add(
                Words.some(status.carriers().size(), "carrier", "carriers")
                        + ", "
                        + Words.some(status.addresses().size(), "address", "addresses")
                        + ", "
                        + Words.some(status.tasks().size(), "task", "tasks")
                        + ", "
                        + Words.some(status.deadLetters(), "dead letter", "dead letters")
                        + (status.deadLetters() > 0 ? " (see: postern dead)" : ""));
    }

    private void addConfiguration() {
        var configuration = status.configuration();
        if (!configuration.lastGood() && configuration.findings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Configuration");
        if (configuration.lastGood()) {
            lines.addAll(
                    Words.wrap(
                            "  ",
                            "The files have problems: the last good configuration runs, applied "
                                    + Words.since(configuration.appliedAt(), now)
                                    + " ago."));
        }
        configuration.findings().stream().limit(MOST_FINDINGS).forEach(this::addFinding);
        int more = configuration.findings().size() - MOST_FINDINGS;
        if (more > 0) {
            lines.add("  … and " + more + " more (see: postern check)");
        }
    }

    // a finding has its own lines, with a caret under a place: it is not wrapped
    private void addFinding(String finding) {
        finding.lines().forEach(line -> lines.add("  " + Screen.cut(line, 400)));
    }
}
