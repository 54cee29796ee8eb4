package io.postern.command;

import io.postern.api.context.Time;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import io.postern.ops.Queues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Shows what waits on disk; drops or moves what waits for an address that is gone. */
final class QueueCommand implements Command.Action {

    static final String SYNTAX =
            "[list] [--json], show NAME [--count N] [--json], drop NAME, or move NAME TO";

    private static final int MOST = 10_000;
    private static final int USUAL = 20;
    private static final String EXPECTED = SYNTAX + ", N from 1 to " + MOST;

    private final Queues queues;
    private final Time time;

    QueueCommand(Queues queues, Time time) {
        this.queues = queues;
        this.time = time;
    }

    @Override
    public void run(List<String> arguments, Consumer<String> out) throws CommandException {
        var left = new ArrayList<>(arguments);
        boolean json = left.remove("--json");
        var verb = left.isEmpty() ? "list" : left.remove(0);
        boolean isShort = left.size() == 1;
        if (verb.equals("list") && left.isEmpty()) {
            list(json, out);
        } else if (verb.equals("show") && (isShort || left.size() == 3)) {
            show(left.get(0), count(left, arguments), json, out);
        } else if (verb.equals("drop") && isShort && !json) {
            out.accept("dropped " + QueueText.messages(queues.drop(left.get(0))));
        } else if (verb.equals("move") && left.size() == 2 && !json) {
            long moved = queues.move(left.get(0), left.get(1));
            out.accept("moved " + QueueText.messages(moved) + " to " + left.get(1));
        } else {
            throw Usage.wrong("queue", EXPECTED, arguments);
        }
    }

    private static int count(List<String> left, List<String> arguments) throws CommandException {
        if (left.size() == 1) {
            return USUAL;
        }
        boolean fits = left.get(1).equals("--count") && left.get(2).matches("[1-9]\\d{0,4}");
        Usage.expect(fits, "queue", EXPECTED, arguments);
        int count = Integer.parseInt(left.get(2));
        Usage.expect(count <= MOST, "queue", EXPECTED, arguments);
        return count;
    }

    private void list(boolean json, Consumer<String> out) throws CommandException {
        var all = queues.all();
        if (json) {
            all.forEach(queue -> out.accept(QueueText.json(queue).toString()));
        } else {
            QueueText.list(all, time.now()).forEach(out);
        }
    }

    /** Some at a time: they need not all fit into memory. */
    private void show(String name, int count, boolean json, Consumer<String> out)
            throws CommandException {
        long after = 0;
        int left = count;
        for (var some = queues.oldest(name, after, left); !some.isEmpty(); ) {
            for (var one : some) {
                if (json) {
                    out.accept(QueueText.json(one).toString());
                } else {
                    QueueText.lines(one).forEach(out);
                }
            }
            left -= some.size();
            after = some.get(some.size() - 1).number();
            some = left > 0 ? queues.oldest(name, after, left) : List.of();
        }
    }
}
