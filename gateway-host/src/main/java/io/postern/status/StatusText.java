package io.postern.status;

import io.postern.config.problem.FindingLines;
import io.postern.ops.Status;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.ops.Status.TaskStatus;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The status as text of 80 columns: what is wrong stands first, in words. */
public final class StatusText {

    private static final int MOST_FINDINGS = 20;

    private final Status status;
    private final Instant now;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Status status, Instant now, Paint paint) {
        this.status = status;
        this.now = now;
        this.paint = paint;
    }

    /** The lines to print. */
    public static List<String> of(Status status, Instant now, Paint paint) {
        var text = new StatusText(status, now, paint);
        text.addHeadline();
        text.addSection(paint.bad("Needs attention"), text.wrong());
        text.lines.addAll(CarrierLines.of(status.carriers(), now, paint));
        text.lines.addAll(AddressLines.of(status.addresses(), now, paint));
        text.addSection(paint.heading("Not running"), IdleLines.of(status.configuration().idle()));
        text.lines.addAll(TaskLines.of(status.tasks(), paint));
        text.addSection(paint.heading("Notes"), text.findings(true));
        return List.copyOf(text.lines);
    }

    private void addHeadline() {
        lines.add(
                paint.heading(Screen.cut(status.systemId(), 40))
                        + ": "
                        + (status.ready() ? paint.good("ready") : paint.bad("not ready"))
                        + ", up "
                        + ColumnText.since(status.since(), now)
                        + " (Postern "
                        + status.version()
                        + ")");
        lines.add(
                ColumnText.some(status.carriers().size(), "carrier", "carriers")
                        + ", "
                        + ColumnText.some(status.addresses().size(), "address", "addresses")
                        + ", "
                        + ColumnText.some(status.tasks().size(), "task", "tasks")
                        + ", "
                        + ColumnText.some(status.deadLetters(), "dead letter", "dead letters")
                        + (status.deadLetters() > 0 ? " (see: postern dead)" : ""));
    }

    private void addSection(String title, List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(section);
        }
    }

    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        if (status.configuration().lastGood()) {
            wrong.addAll(
                    sentence(
                            "configuration",
                            ": the files have problems: the last good one runs, applied "
                                    + ColumnText.since(status.configuration().appliedAt(), now)
                                    + " ago"));
        }
        wrong.addAll(findings(false));
        for (var carrier : status.carriers()) {
            carrier.links().forEach(link -> wrong.addAll(wrong(carrier, link)));
        }
        for (var address : status.addresses()) {
            address.notNow()
                    .ifPresent(
                            one ->
                                    wrong.addAll(
                                            sentence(
                                                    "address " + address.name(),
                                                    ": takes nothing for "
                                                            + ColumnText.since(one.since(), now)
                                                            + ": "
                                                            + one.why())));
        }
        for (var task : status.tasks()) {
            task.trouble()
                    .ifPresent(
                            why ->
                                    wrong.addAll(
                                            sentence(
                                                    "task " + task.name(),
                                                    ": " + failed(task) + why)));
        }
        return wrong;
    }

    private static String failed(TaskStatus task) {
        return task.failures() == 0
                ? ""
                : "failed " + ColumnText.some(task.failures(), "time", "times") + ", the last: ";
    }

    private List<String> wrong(CarrierStatus carrier, LinkStatus link) {
        var its = "carrier " + carrier.name() + ": " + link.name();
        var lasting = link.state() + " for " + ColumnText.since(link.since(), now);
        return link.trouble()
                .map(why -> sentence(its, " is " + lasting + ": " + why))
                .or(() -> link.remark().map(what -> sentence(its, ": " + what)))
                .orElse(List.of());
    }

    /** Its subject stands out. */
    private List<String> sentence(String subject, String words) {
        return Wrap.led(2, subject, Screen.cut(subject + words, 2_000), paint::bad);
    }

    private List<String> findings(boolean notes) {
        var shown = new ArrayList<String>();
        var all =
                status.configuration().findings().stream()
                        .filter(finding -> FindingLines.isNote(finding) == notes)
                        .toList();
        all.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> shown.addAll(FindingLines.of(finding, 2, paint)));
        int more = all.size() - MOST_FINDINGS;
        if (more > 0) {
            shown.add("  … and " + more + " more (see: postern check)");
        }
        return shown;
    }
}
