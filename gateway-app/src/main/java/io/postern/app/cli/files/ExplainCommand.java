package io.postern.app.cli.files;

import io.postern.api.setting.Nearest;
import io.postern.app.cli.files.Examined.Examination;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.config.explain.ExplanationText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        header = "Show the whole way of an address.",
        description =
                "What comes in or goes out by it, its carrier and handler, what triggers it, and"
                        + " which file each of its values came from. Secrets are masked.",
        footer = {"", "Example:", "  postern explain air"})
public final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            paramLabel = "ADDRESS",
            description = "The name of an address, or of a file that makes several.")
    private String address = "";

    @Mixin private FolderOptions folders = new FolderOptions();

    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return Examined.with(session, folders.over(session.folders()), this::explain);
    }

    private int explain(Examination examination) {
        var terminal = session.terminal();
        var explanations = examination.reading().explanations();
        var meant = explanations.named(address);
        if (meant.isEmpty()) {
            var names = explanations.names();
            terminal.complain(
                    "address: expected one of "
                            + (names.isEmpty() ? "none, since there are no addresses" : list(names))
                            + ", found \""
                            + address
                            + "\""
                            + Nearest.hint(address, names));
            return ExitCode.PROBLEMS;
        }
        terminal.out()
                .println(
                        meant.stream()
                                .map(ExplanationText::of)
                                .collect(Collectors.joining("\n\n")));
        return ExitCode.OK;
    }

    private static String list(List<String> names) {
        return names.stream().limit(10).collect(Collectors.joining(", "))
                + (names.size() > 10 ? ", …" : "");
    }
}
