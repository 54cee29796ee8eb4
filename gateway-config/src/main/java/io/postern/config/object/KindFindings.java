package io.postern.config.object;

import io.postern.api.setting.Findings;
import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.problem.Place;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Adds file, line and column to what a kind's own check has to say, and masks secrets in it. */
public final class KindFindings implements Findings {

    private static final Pattern STEP = Pattern.compile("\\.|(?=\\[)");
    private static final Pattern NUMBER = Pattern.compile("\\[([1-9][0-9]{0,5})]");

    private final ObjectNode settings;
    private final String prefix;
    private final Secrets secrets;
    private final Report report;

    /**
     * @param prefix what messages say before a setting's name: empty, or {@code additional_info.}
     */
    public KindFindings(ObjectNode settings, String prefix, Secrets secrets, Report report) {
        this.settings = settings;
        this.prefix = prefix;
        this.secrets = secrets;
        this.report = report;
    }

    /** Runs the check of a plugin; one that breaks is told, and nothing else suffers. */
    public void run(String source, Consumer<Findings> check) {
        try {
            check.accept(this);
        } catch (RuntimeException | LinkageError broken) {
            // Only the exception's type: its message may quote a secret.
            report.problem(
                    settings.place(),
                    "the plugin's own check of source \""
                            + source
                            + "\" broke down with "
                            + broken.getClass().getName()
                            + "; tell its author");
        }
    }

    @Override
    public void problem(String setting, String message) {
        report.problem(place(setting), text(setting, message));
    }

    @Override
    public void note(String setting, String message) {
        report.note(place(setting), text(setting, message));
    }

    private String text(String setting, String message) {
        var masked = secrets.mask(message);
        return setting.isEmpty() ? masked : "\"" + prefix + setting + "\": " + masked;
    }

    /** Of the value, or of what is nearest around it. */
    private Place place(String setting) {
        Node here = settings;
        for (var step : STEP.split(setting)) {
            var inside = inside(here, step);
            if (inside.isEmpty()) {
                break;
            }
            here = inside.get();
        }
        return here.place();
    }

    /** One element of a list may stand without the list's brackets. */
    private static Optional<Node> inside(Node node, String step) {
        var number = NUMBER.matcher(step);
        if (!number.matches()) {
            return node instanceof ObjectNode object
                    ? Optional.ofNullable(object.entries().get(step)).map(Entry::value)
                    : Optional.empty();
        }
        if (!(node instanceof ListNode list)) {
            return Optional.of(node);
        }
        int index = Integer.parseInt(number.group(1)) - 1;
        return index < list.values().size()
                ? Optional.of(list.values().get(index))
                : Optional.empty();
    }
}
