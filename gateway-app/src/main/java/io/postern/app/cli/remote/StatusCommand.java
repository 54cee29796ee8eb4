package io.postern.app.cli.remote;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        header = "Show how the running gateway is.",
        description =
                "Carriers and their connections, addresses and their counts, what is wrong. The"
                        + " gateway is reached through its data folder, HTTP or not.",
        footer = {"", "Example:", "  postern status --watch"})
public final class StatusCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String TOP_AND_CLEAR = "\033[H\033[J";

    private final Session session;

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print it as one JSON object, for machines.")
    private boolean json;

    @Option(names = "--watch", description = "Print it again each second, until Ctrl-C.")
    private boolean watch;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        var remote = new Remote(session, data.over(session.folders()));
        var words = new ArrayList<>(List.of("status"));
        if (json) {
            words.add("--json");
        } else if (session.terminal().colour()) {
            words.add("--colour");
        }
        if (!watch) {
            return remote.call(words);
        }
        var never = new CountDownLatch(1);
        int code = show(remote, words);
        while (code == ExitCode.OK && !never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            code = show(remote, words);
        }
        return code;
    }

    /** All lines at once, so that nothing flickers. */
    private int show(Remote remote, List<String> words) {
        var lines = new ArrayList<String>();
        int code = remote.call(words, lines::add);
        var out = session.terminal().out();
        out.print(session.terminal().interactive() ? TOP_AND_CLEAR : "");
        lines.forEach(out::println);
        return code;
    }
}
