package io.postern.app.cli;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        header = "Run devices without hardware, for a gateway to find.",
        description =
                "Each kind of device is a command of its own; the gateway that is to find them runs"
                        + " beside it.",
        synopsisSubcommandLabel = "DEVICE",
        commandListHeading = "%nDevices:%n",
        footer = {"", "Example:", "  postern simulate benchlab --count 4"})
final class SimulateCommand implements Callable<Integer> {

    private final Session session;

    @Spec private CommandSpec spec = CommandSpec.create();

    SimulateCommand(Session session) {
        this.session = session;
    }

    /** Without a device: help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(session.terminal().out());
        return ExitCode.OK;
    }
}
