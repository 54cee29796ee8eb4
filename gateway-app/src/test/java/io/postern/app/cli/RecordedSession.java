package io.postern.app.cli;

import io.postern.app.session.Session;
import io.postern.app.session.Surroundings;
import io.postern.app.session.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A session whose output can be looked at. */
record RecordedSession(Session session, ByteArrayOutputStream out, ByteArrayOutputStream err) {

    static RecordedSession session(Map<String, String> environment) {
        return at(Path.of("/opt/postern"), environment);
    }

    static RecordedSession at(Path home, Map<String, String> environment) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(home, "?", false, "pi", environment);
        var terminal = new Terminal(stream(out), stream(err), false, false);
        return new RecordedSession(new Session(surroundings, terminal), out, err);
    }

    int run(String... arguments) {
        return CommandLines.run(session, List.of(arguments));
    }

    String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
