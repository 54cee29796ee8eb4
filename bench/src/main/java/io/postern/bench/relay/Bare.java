package io.postern.bench.relay;

import io.postern.bench.process.JavaProgram;
import io.postern.bench.process.ProcessCommand;
import java.util.List;

/** The bare relay, with the options and the start-up archive that Postern has. */
record Bare(JavaProgram program) implements Relay {

    @Override
    public String name() {
        return "bare";
    }

    @Override
    public ProcessCommand command(Way way, List<String> javaOptions) {
        return program.command(javaOptions, arguments(way));
    }

    /** The run that makes the archive, when it is told to end. */
    ProcessCommand firstCommand(Way way) {
        return program.firstCommand(arguments(way));
    }

    private static List<String> arguments(Way way) {
        return List.of(
                String.valueOf(way.inPort()),
                String.valueOf(way.outPort()),
                String.valueOf(way.qos()));
    }
}
