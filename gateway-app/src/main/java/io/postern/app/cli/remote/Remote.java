package io.postern.app.cli.remote;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.socket.NoGatewayException;
import io.postern.socket.SocketClient;
import io.postern.time.SystemTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The gateway that runs on a data folder, asked by one command. */
final class Remote {

    private final Session session;
    private final Path data;

    Remote(Session session, Path data) {
        this.session = session;
        this.data = data;
    }

    /** Shows the answer and returns the exit code. */
    int call(List<String> words) {
        return call(words, session.terminal().out()::println);
    }

    /**
     * @param out takes each line of the answer
     */
    int call(List<String> words, Consumer<String> out) {
        try {
            return ask(words, out);
        } catch (NoGatewayException none) {
            session.terminal().complain(none.getMessage());
            return ExitCode.NOT_RUNNING;
        }
    }

    private int ask(List<String> words, Consumer<String> out) throws NoGatewayException {
        try (var time = new SystemTime()) {
            return new SocketClient(data, time)
                    .call(
                            words.get(0),
                            words.subList(1, words.size()),
                            out,
                            session.terminal()::complain);
        }
    }

    /** The same; nothing where no gateway runs, and nothing is said of that. */
    Optional<Integer> tryCall(List<String> words) {
        var terminal = session.terminal();
        try {
            return Optional.of(ask(words, terminal.out()::println));
        } catch (NoGatewayException none) {
            if (!none.isRunning()) {
                return Optional.empty();
            }
            terminal.complain(none.getMessage());
            return Optional.of(ExitCode.NOT_RUNNING);
        }
    }
}
