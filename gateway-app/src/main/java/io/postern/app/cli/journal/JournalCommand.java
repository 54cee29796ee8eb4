package io.postern.app.cli.journal;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.journal.Journal;
import io.postern.screen.Paint;
import io.postern.socket.NoGatewayException;
import io.postern.socket.SocketClient;
import io.postern.time.SystemTime;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "journal",
        header = "Show and check what waits on the disk.",
        description =
                "Reads every row of the journal in the data folder and changes nothing, whether a"
                        + " gateway runs or not. Shows its files, its series with the rows that"
                        + " are kept, and what is missing. Exits 1 when something is missing or"
                        + " cannot be read. docs/store.md describes the files.",
        footer = {"", "Example:", "  postern journal --data /var/lib/postern/data"})
public final class JournalCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "What the gateway keeps over restarts; data/ unless given.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "Print it as one JSON object, for machines.")
    private boolean json;

    public JournalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var folder = folder().resolve(Journal.FOLDER);
        try {
            var report = new JournalCheck(folder).report();
            print(report, isRunning());
            return report.isGood() ? ExitCode.OK : ExitCode.PROBLEMS;
        } catch (IOException e) {
            session.terminal().complain("journal \"" + folder + "\": " + reason(e));
            return ExitCode.PROBLEMS;
        }
    }

    private Path folder() {
        return data.orElse(session.folders().data());
    }

    private void print(JournalCheck.Report report, boolean running) {
        var terminal = session.terminal();
        var lines =
                json
                        ? List.of(JournalJson.of(report, running).toString())
                        : JournalText.of(report, running, new Paint(terminal.colour()));
        lines.forEach(terminal.out()::println);
    }

    /** Whatever it answers: one that does not answer us is there too. */
    private boolean isRunning() {
        try (var time = new SystemTime()) {
            new SocketClient(folder(), time).call("status", List.of(), line -> {}, line -> {});
            return true;
        } catch (NoGatewayException none) {
            return none.isRunning();
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NotDirectoryException) {
            return "expected a folder, found a file";
        }
        if (e instanceof AccessDeniedException denied) {
            return "expected its user or root, found another, who may not read \""
                    + denied.getFile()
                    + "\"; put \"sudo\" before the command";
        }
        return e instanceof NoSuchFileException
                ? "its files change faster than they can be read; try again"
                : String.valueOf(e.getMessage());
    }
}
