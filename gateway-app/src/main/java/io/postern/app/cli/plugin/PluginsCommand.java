package io.postern.app.cli.plugin;

import io.postern.app.cli.files.FolderOptions;
import io.postern.app.cli.files.Offline;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.plugin.report.PluginText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plugins",
        header = "Show which plugins there are and what each offers.",
        description =
                "Carriers, handlers with their functions, tasks, each with one line of"
                        + " description and its file. Exits 1 when a file cannot be loaded.",
        footer = {"", "Example:", "  postern plugins --plugins my-plugins"})
public final class PluginsCommand implements Callable<Integer> {

    private final Session session;

    @Mixin private FolderOptions folders = new FolderOptions();

    public PluginsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (var plugins = new Offline(folders.over(session.folders()))) {
            var reports = plugins.reports();
            session.terminal().out().print(PluginText.of(reports));
            return reports.stream().anyMatch(report -> report.trouble().isPresent())
                    ? ExitCode.PROBLEMS
                    : ExitCode.OK;
        }
    }
}
