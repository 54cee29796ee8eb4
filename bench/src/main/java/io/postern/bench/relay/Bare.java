package io.postern.bench.relay;

import io.postern.bench.bare.BareRelay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bare relay, with the options and the start-up archive that Postern has.
 *
 * @param archive of its classes; made by whoever runs it first
 */
record Bare(List<String> flags, Path archive) implements Relay {

    @Override
    public String name() {
        return "bare";
    }

    @Override
    public Command command(Way way, List<String> javaOptions) {
        return java(way, "-XX:SharedArchiveFile=" + archive, javaOptions);
    }

    /** The run that makes the archive, when it is told to end. */
    Command firstCommand(Way way) {
        return java(way, "-XX:ArchiveClassesAtExit=" + archive, List.of());
    }

    private Command java(Way way, String shared, List<String> javaOptions) {
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(flags);
        words.add(shared);
        words.addAll(javaOptions);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(BareRelay.class.getName());
        words.addAll(
                List.of(
                        String.valueOf(way.inPort()),
                        String.valueOf(way.outPort()),
                        String.valueOf(way.qos())));
        return new Command(words, Map.of("MALLOC_ARENA_MAX", "1"));
    }
}
