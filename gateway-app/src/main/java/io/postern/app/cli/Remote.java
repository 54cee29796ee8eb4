package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import io.postern.socket.NoGatewayException;
import io.postern.socket.SocketClient;
import java.nio.file.Path;
import java.util.List;
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
        var terminal = session.terminal();
        try {
            return new SocketClient(data)
                    .call(words.get(0), words.subList(1, words.size()), out, terminal::complain);
        } catch (NoGatewayException none) {
            terminal.complain(none.getMessage());
            return ExitCode.NOT_RUNNING;
        }
    }
}
