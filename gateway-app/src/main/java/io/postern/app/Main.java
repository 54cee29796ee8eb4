package io.postern.app;

import io.postern.app.cli.CommandLines;
import io.postern.app.gateway.RunOptions;
import io.postern.app.rehearsal.Warmup;
import io.postern.app.run.QuickOptions;
import io.postern.app.run.RunCommand;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.io.IOException;
import java.util.List;

/** The program's way in. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var lastResort = new LastResort();
        Thread.setDefaultUncaughtExceptionHandler(lastResort);
        System.exit(run(List.of(arguments), lastResort));
    }

    /** Ends the process whatever happened here, also while other threads still run. */
    private static int run(List<String> words, LastResort lastResort) {
        try {
            return run(Session.ofProcess(), words);
        } catch (Exception | Error mistake) {
            lastResort.uncaughtException(Thread.currentThread(), mistake);
            return ExitCode.PROBLEMS;
        }
    }

    /** Returns the exit code. */
    private static int run(Session session, List<String> words) throws IOException {
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "run" -> service(session, words);
            case "warmup" -> new Warmup(session).run();
            default -> CommandLines.run(session, words);
        };
    }

    private static int service(Session session, List<String> words) {
        var options = words.subList(1, words.size());
        var read = QuickOptions.read(options, RunOptions.of(session));
        return read.isPresent()
                ? new RunCommand(session).run(read.get())
                : CommandLines.run(session, words);
    }
}
