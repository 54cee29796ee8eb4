package io.postern.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.context.Time;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters;
import io.postern.screen.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lists the newest dead letters. */
final class DeadCommand implements Command.Action {

    private static final int MOST = 10_000;
    private static final int SHOWN_BYTES = 200;

    private final DeadLetters letters;
    private final Time time;

    DeadCommand(DeadLetters letters, Time time) {
        this.letters = letters;
        this.time = time;
    }

    @Override
    public void run(List<String> arguments, Consumer<String> out) throws CommandException {
        int most = most(arguments);
        var newest = letters.newest(most);
        if (newest.isEmpty()) {
            out.accept("no dead letters");
        }
        newest.forEach(letter -> show(letter, out));
        long older = letters.count() - newest.size();
        if (older > 0) {
            out.accept("… " + older + " older ones" + gone(Math.min(older, letters.evicted())));
        }
    }

    private static String gone(long evicted) {
        return evicted == 0 ? "" : ", of which " + evicted + " made room for newer ones";
    }

    private void show(DeadLetters.DeadLetter letter, Consumer<String> out) {
        long age = Duration.between(letter.at(), time.now()).toSeconds();
        out.accept(
                letter.number()
                        + "  "
                        + letter.address()
                        + " ("
                        + letter.messageType()
                        + "), "
                        + Math.max(0, age)
                        + " s ago");
        out.accept("    " + Screen.oneLine(letter.reason()));
        var payload = letter.payload();
        var text = new String(payload, 0, Math.min(payload.length, SHOWN_BYTES), UTF_8);
        out.accept("    " + Screen.oneLine(text) + (payload.length > SHOWN_BYTES ? "…" : ""));
    }

    private static int most(List<String> arguments) throws CommandException {
        var left = new ArrayList<>(arguments);
        if (!left.isEmpty() && left.get(0).equals("list")) {
            left.remove(0);
        }
        if (left.isEmpty()) {
            return 20;
        }
        var expected = "[list] [--most N], N from 1 to " + MOST;
        Usage.expect(left.size() == 2 && left.get(0).equals("--most"), "dead", expected, arguments);
        Usage.expect(left.get(1).matches("[1-9]\\d{0,4}"), "dead", expected, arguments);
        int most = Integer.parseInt(left.get(1));
        Usage.expect(most <= MOST, "dead", expected, arguments);
        return most;
    }
}
