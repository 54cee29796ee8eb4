package io.postern.command;

import io.postern.ops.Command;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands there are now: the gateway's own and those of operating plugins. Thread-safe. */
public final class Commands {

    private final Map<String, Command> byName = new TreeMap<>();

    /** Takes commands away again. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Adds all of them, or none.
     *
     * @throws IllegalArgumentException when a name is taken; the message says which
     */
    public synchronized Registration add(Collection<Command> commands) {
        for (var command : commands) {
            if (byName.containsKey(command.name())
                    || commands.stream().filter(each -> isSame(each, command)).count() > 1) {
                throw new IllegalArgumentException(
                        "command \""
                                + command.name()
                                + "\": expected a name that is free, found one that is taken");
            }
        }
        var added = List.copyOf(commands);
        added.forEach(command -> byName.put(command.name(), command));
        return () -> remove(added);
    }

    public synchronized Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order of their names. */
    public synchronized List<Command> all() {
        return List.copyOf(byName.values());
    }

    private synchronized void remove(List<Command> commands) {
        commands.forEach(command -> byName.remove(command.name(), command));
    }

    private static boolean isSame(Command one, Command other) {
        return one.name().equals(other.name());
    }
}
