package io.postern.command;

import io.postern.api.context.Time;
import io.postern.api.setting.Nearest;
import io.postern.api.text.Quote;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters;
import io.postern.ops.DeadLetters.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lists the newest dead letters, shows one whole, sends some again or removes them. */
final class DeadLetterCommand implements Command.Action {

    static final String SYNTAX =
            "[list] [--most N] [--json], show N [--json], resend WHICH, or drop WHICH; WHICH is a"
                    + " number, --address NAME or --all";

    private static final int MOST = 10_000;
    private static final int USUAL = 20;
    private static final String EXPECTED = SYNTAX + "; N from 1 to " + MOST;

    private final DeadLetters letters;
    private final Time time;

    /** What to do with some; says to how many it was done. */
    private interface Doing {
        long to(Predicate<DeadLetter> which) throws CommandException;
    }

    DeadLetterCommand(DeadLetters letters, Time time) {
        this.letters = letters;
        this.time = time;
    }

    @Override
    public void run(List<String> arguments, Consumer<String> out) throws CommandException {
        var left = new ArrayList<>(arguments);
        boolean json = left.remove("--json");
        var verb = left.isEmpty() || left.get(0).startsWith("-") ? "list" : left.remove(0);
        if (verb.equals("list")) {
            list(most(left, arguments), json, out);
        } else if (verb.equals("show") && left.size() == 1) {
            show(one("show", number(left.get(0), 18, arguments)), json, out);
        } else if (verb.equals("resend") && !json) {
            out.accept(onTheirWay(some(verb, left, arguments, letters::resend)));
        } else if (verb.equals("drop") && !json) {
            out.accept("dropped " + count(some(verb, left, arguments, letters::drop)));
        } else {
            throw Usage.wrong("dead", EXPECTED, arguments);
        }
    }

    private static String count(long many) {
        return many + (many == 1 ? " dead letter" : " dead letters");
    }

    /** What becomes of them shows later, so that is all that can be said. */
    private static String onTheirWay(long many) {
        return many == 1
                ? "1 dead letter is on its way again; if it fails again, it is a new one"
                : many + " dead letters are on their way again; what fails again is a new one";
    }

    private static int most(List<String> left, List<String> arguments) throws CommandException {
        if (left.isEmpty()) {
            return USUAL;
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

    /** Those that the words choose; a number or an address of none is a mistake. */
    private long some(String verb, List<String> left, List<String> arguments, Doing doing)
            throws CommandException {
        if (left.equals(List.of("--all"))) {
            return doing.to(any -> true);
        }
        if (left.size() == 2 && left.get(0).equals("--address")) {
            var name = left.get(1);
            var names = new TreeSet<String>();
            long many =
                    doing.to(
                            letter -> {
                                names.add(letter.address());
                                return letter.address().equals(name);
                            });
            if (many == 0) {
                throw new CommandException(
                        1,
                        "dead "
                                + verb
                                + ": expected an address with dead letters (postern dead lists"
                                + " them), found "
                                + Quote.of(name)
                                + Nearest.hint(name, names));
            }
            return many;
        }
        Usage.expect(left.size() == 1, "dead", EXPECTED, arguments);
        long number = one(verb, number(left.get(0), 18, arguments)).number();
        return doing.to(letter -> letter.number() == number);
    }

    private DeadLetter one(String verb, long number) throws CommandException {
        return letters.before(number + 1, 1).stream()
                .filter(letter -> letter.number() == number)
                .findAny()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        1,
                                        "dead "
                                                + verb
                                                + ": expected the number of a dead letter that is"
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

    /** Some at a time: they need not all fit into memory. */
    private void list(int most, boolean json, Consumer<String> out) throws CommandException {
        int shown = 0;
        for (var some = letters.before(Long.MAX_VALUE, most); !some.isEmpty(); ) {
            for (var letter : some) {
                brief(letter, json, out);
            }
            shown += some.size();
            long oldest = some.get(some.size() - 1).number();
            some = shown < most ? letters.before(oldest, most - shown) : List.of();
        }
        if (!json) {
            rest(shown, out);
        }
    }

    private void brief(DeadLetter letter, boolean json, Consumer<String> out) {
        if (json) {
            show(letter, true, out);
        } else {
            DeadLetterText.brief(letter, time.now()).forEach(out);
        }
    }

    private void rest(int shown, Consumer<String> out) {
        if (shown == 0) {
            out.accept("no dead letters");
        }
        long older = letters.kept() - shown;
        if (older > 0) {
            out.accept("… " + older + (older == 1 ? " older one" : " older ones"));
        }
        if (letters.evicted() > 0) {
            out.accept("… " + letters.evicted() + " made room for newer ones since the start");
        }
    }
}
