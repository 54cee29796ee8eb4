package io.postern.command;

import io.postern.ops.CommandException;
import java.util.List;

/** Refuses arguments that a command does not take. */
final class Usage {

    private static final int WRONGLY_CALLED = 2;

    private Usage() {}

    static void expect(boolean fits, String command, String expected, List<String> arguments)
            throws CommandException {
        if (!fits) {
            throw wrong(command, expected, arguments);
        }
    }

    static CommandException wrong(String command, String expected, List<String> arguments) {
        var found = arguments.isEmpty() ? "nothing" : "\"" + String.join(" ", arguments) + "\"";
        return new CommandException(
                WRONGLY_CALLED, command + ": expected " + expected + ", found " + found);
    }
}
