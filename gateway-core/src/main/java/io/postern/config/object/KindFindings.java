package io.postern.config.object;

import io.postern.api.setting.Findings;
import io.postern.config.document.Node;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Place;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import java.util.function.Consumer;

/** Adds file, line and column to what a kind's own check has to say, and masks secrets in it. */
public final class KindFindings implements Findings {

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
        for (var key : setting.split("\\.")) {
            var entry = here instanceof ObjectNode object ? object.entries().get(key) : null;
            if (entry == null) {
                break;
            }
            here = entry.value();
        }
        return here.place();
    }
}
