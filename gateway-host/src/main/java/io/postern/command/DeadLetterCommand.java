package io.postern.command;

import io.postern.api.context.Time;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters;
import io.postern.ops.DeadLetters.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lists the newest dead letters, or shows one whole. */
final class DeadLetterCommand implements Command.Action {

    static final String SYNTAX = "[list] [--most N] [--json], or show N [--json]";

    private static final int MOST = 10_000;
    private static final String EXPECTED = SYNTAX + ", N from 1 to " + MOST;

    private final DeadLetters letters;
    private final Time time;

    DeadLetterCommand(DeadLetters letters, Time time) {
        this.letters = letters;
        this.time = time;
    }

    @Override
    public void run(List<String> arguments, Consumer<String> out) throws CommandException {
        var left = new ArrayList<>(arguments);
        boolean json = left.remove("--json");
        if (left.size() == 2 && left.get(0).equals("show")) {
            show(one(number(left.get(1), 18, arguments)), json, out);
            return;
        }
        if (!left.isEmpty() && left.get(0).equals("list")) {
            left.remove(0);
        }
        list(most(left, arguments), json, out);
    }

    private static int most(List<String> left, List<String> arguments) throws CommandException {
        if (left.isEmpty()) {
            return 20;
        }
        boolean fits = left.size() == 2 && left.get(0).equals("--most");
        Usage.expect(fits, "dead", EXPECTED, arguments);
        long most = number(left.get(1), 5, arguments);
        Usage.expect(most <= MOST, "dead", EXPECTED, arguments);
        return (int) most;
    }

    private static long number(String word, int digits, List<String> arguments)
            throws CommandException {
        boolean fits = word.matches("[1-9]\\d{0," + (digits - 1) + "}");
        Usage.expect(fits, "dead", EXPECTED, arguments);
        return Long.parseLong(word);
    }

    private DeadLetter one(long number) throws CommandException {
        return letters.newest(MOST).stream()
                .filter(letter -> letter.number() == number)
                .findAny()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        1,
                                        "dead show: expected the number of a dead letter that is"
                                                + " kept (postern dead lists them), found "
                                                + number));
    }

    private static void show(DeadLetter letter, boolean json, Consumer<String> out) {
        if (json) {
            out.accept(DeadLetterText.json(letter).toString());
        } else {
            DeadLetterText.whole(letter).forEach(out);
        }
    }

    private void list(int most, boolean json, Consumer<String> out) {
        var newest = letters.newest(most);
        if (json) {
            newest.forEach(letter -> show(letter, true, out));
            return;
        }
        if (newest.isEmpty()) {
            out.accept("no dead letters");
        }
        newest.forEach(letter -> DeadLetterText.brief(letter, time.now()).forEach(out));
        long older = letters.count() - newest.size();
        if (older > 0) {
            out.accept("… " + older + " older ones" + gone(Math.min(older, letters.evicted())));
        }
    }

    private static String gone(long evicted) {
        return evicted == 0 ? "" : ", of which " + evicted + " made room for newer ones";
    }
}
