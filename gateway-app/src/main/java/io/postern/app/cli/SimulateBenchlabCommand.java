package io.postern.app.cli;

import io.postern.app.session.Session;
import io.postern.app.simulate.BenchlabOptions;
import io.postern.app.simulate.BenchlabSimulation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Nothing of the simulators is loaded before it is called. */
@Command(
        name = "benchlab",
        header = "Run BENCHLAB devices without hardware.",
        description = {
            "Answers all of the device's protocol that Postern knows: welcome, sensors that move,"
                    + " buttons, name, settings of fans and lamps, UID, vendor. Settings are kept"
                    + " but do not move the fans; calibration is not simulated.",
            "",
            "Prints a line for each device, and the BENCHLAB_PORTS for the example. While it runs"
                    + " it takes commands, one a line: silence 2, half 2, garbage 2, flood 2,"
                    + " disconnect 2, ok 2, unplug 2, plug 2, rename 2, list, help, quit."
        },
        footer = {"", "Example:", "  postern simulate benchlab --count 4 --misbehave flood:2"})
final class SimulateBenchlabCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many devices, up to 256; 1 unless given.")
    private int count = 1;

    @Option(
            names = "--pty",
            description = "On pseudo-terminals, which look like serial ports; so unless --tcp.")
    private boolean pty;

    @Option(
            names = "--tcp",
            paramLabel = "PORT",
            description = "On TCP ports instead: this one and those after it; 0 takes free ones.")
    private Optional<Integer> tcp = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "HOST",
            description = "The address of the TCP ports; only this machine unless given.")
    private Optional<String> bind = Optional.empty();

    @Option(
            names = "--links",
            paramLabel = "FOLDER",
            description =
                    "Make links benchlab-1, benchlab-2 ... to the pseudo-terminals here, which keep"
                            + " their names when a device comes back under another.")
    private Optional<String> links = Optional.empty();

    @Option(
            names = "--misbehave",
            paramLabel = "KIND[:N]",
            description =
                    "silence, half, garbage, flood or disconnect, for device N or all; may be given"
                            + " several times.")
    private List<String> misbehave = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other UIDs, other readings, other noise; 1 unless given.")
    private long seed = 1;

    @Option(
            names = "--product",
            paramLabel = "10|11",
            description =
                    "What the devices say they are, in hex; 11 is a BENCHLAB 2, whose sensors are"
                            + " not simulated; 10 unless given.")
    private String product = "10";

    @Option(
            names = "--chip",
            paramLabel = "tenths|degrees",
            description =
                    "In what steps they say how warm their chip is; the configuration benchlab-v3"
                            + " reads degrees; tenths unless given.")
    private String chip = "tenths";

    @Spec private CommandSpec spec = CommandSpec.create();

    SimulateBenchlabCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return simulation().run();
    }

    private BenchlabSimulation simulation() {
        if (pty && tcp.isPresent()) {
            throw wrong("expected --pty or --tcp, found both");
        }
        var options = new BenchlabOptions(count, tcp, bind, links, misbehave, seed, product, chip);
        try {
            return BenchlabSimulation.of(session.terminal(), options);
        } catch (IllegalArgumentException told) {
            throw wrong(String.valueOf(told.getMessage()));
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
