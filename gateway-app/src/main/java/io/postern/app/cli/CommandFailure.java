package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that failed: the world's fault in one line, ours with all we know of it. */
final class CommandFailure implements IExecutionExceptionHandler {

    private final Terminal terminal;

    CommandFailure(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof FileSystemException trouble) {
            terminal.complain(trouble.getFile() + ": " + reason(trouble));
        } else if (failure instanceof IOException trouble) {
            terminal.complain(trouble.getMessage());
        } else {
            terminal.complain(line.getCommandName() + ": failed; this is a mistake in Postern");
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.PROBLEMS;
    }

    private static String reason(FileSystemException trouble) {
        return trouble.getReason() == null
                ? trouble.getClass().getSimpleName().replace("Exception", "")
                : trouble.getReason();
    }
}
