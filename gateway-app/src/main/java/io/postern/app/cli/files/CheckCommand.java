package io.postern.app.cli.files;

import io.postern.app.cli.files.Examined.Examination;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.config.problem.FindingLines;
import io.postern.config.problem.FindingText;
import io.postern.screen.Paint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        header = "Say what is wrong with the configuration.",
        description =
                "Reads every file as the gateway would and shows all problems at once, each with"
                        + " file, line and column; starts nothing. Exits 0 when all is well, 1 when"
                        + " a file has a problem or something waits for a plugin.",
        footer = {"", "Example:", "  postern check my-configs"})
public final class CheckCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The configuration; the same as --configs DIR.")
    private Optional<Path> folder = Optional.empty();

    @Mixin private FolderOptions folders = new FolderOptions();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    @Option(
            names = "--effective",
            description = "Print the configuration as it would run, secrets masked.")
    private boolean effective;

    public CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var all = folders.over(session.folders());
        return Examined.with(session, folder.map(all::withConfigs).orElse(all), this::show);
    }

    private int show(Examination examination) {
        var counters = GradeCounts.of(examination.reading());
        if (json) {
            session.terminal().out().println(CheckJson.of(examination, effective));
        } else {
            print(examination, counters);
        }
        return counters.isGood() ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    /** With the effective configuration on standard output, what is to say goes beside it. */
    private void print(Examination examination, GradeCounts counters) {
        var terminal = session.terminal();
        var words = effective ? terminal.err() : terminal.out();
        var reading = examination.reading();
        var paint = new Paint(terminal.colour() && !effective);
        Stream.concat(
                        FindingText.sorted(reading.findings()).stream().map(FindingText::of),
                        examination.troubles().stream())
                .flatMap(said -> lines(said, terminal.interactive(), paint))
                .forEach(words::println);
        words.println(
                counters.isGood() ? paint.good(counters.words()) : paint.bad(counters.words()));
        if (effective) {
            terminal.out().println(reading.effective().text());
        }
    }

    /** For a program that reads them a message stays on one line. */
    private static Stream<String> lines(String said, boolean forPeople, Paint paint) {
        return forPeople ? FindingLines.of(said, 0, paint).stream() : said.lines();
    }
}
