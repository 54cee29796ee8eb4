package io.postern.config.problem;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers findings, each once. One owner thread. */
public final class Report {

    private final Set<Finding> findings = new LinkedHashSet<>();
    private final HiddenPlaces hidden = new HiddenPlaces();
    private final Secrets foreign = new Secrets();
    private int problems;
    private int said;

    public void add(Finding finding) {
        said++;
        if (finding.grade() == Grade.PROBLEM) {
            problems++;
        }
        findings.add(finding);
    }

    public void problem(Place place, String message) {
        add(Finding.problem(place, message));
    }

    public void waiting(Place place, String message) {
        add(Finding.waiting(place, message));
    }

    public void note(Place place, String message) {
        add(Finding.note(place, message));
    }

    public void addAll(Report other) {
        said += other.said;
        other.findings.forEach(this::add);
        other.hidden.addTo(hidden);
        foreign.addAll(other.foreign);
    }

    /**
     * How many problems were told so far, those told twice counted twice: what an object inherits
     * is wrong in it too.
     */
    public int problems() {
        return problems;
    }

    /** How many things were told or hidden so far: the same number means that nothing was. */
    public int said() {
        return said;
    }

    /** Keeps the values at these places out of the lines shown with findings. */
    public void hide(List<Place> secrets) {
        said++;
        secrets.forEach(hidden::add);
    }

    /** Keeps text that came from the environment or a file out of all messages. */
    public void hide(String foreignText) {
        said++;
        foreign.add(foreignText);
    }

    /** Everything, by file, line and column, without secrets. */
    public List<Finding> findings() {
        var files = new HashMap<String, SourceFile>();
        var masked = new LinkedHashSet<Finding>();
        for (var finding : findings) {
            var place = finding.place();
            var file = files.computeIfAbsent(place.file().name(), n -> hidden.masked(place.file()));
            masked.add(
                    new Finding(
                            finding.grade(),
                            new Place(file, place.line(), place.column()),
                            foreign.maskQuoted(finding.message())));
        }
        return FindingText.sorted(masked);
    }
}
