package io.postern.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of this class path with the options and the start-up archive that Postern has.
 *
 * @param archive of its classes; made by whoever runs it first
 */
public record JavaProgram(Class<?> main, List<String> flags, Path archive) {

    public ProcessCommand command(List<String> javaOptions, List<String> arguments) {
        return java("-XX:SharedArchiveFile=" + archive, javaOptions, arguments);
    }

    /** The run that makes the archive, when it is told to end. */
    public ProcessCommand firstCommand(List<String> arguments) {
        return java("-XX:ArchiveClassesAtExit=" + archive, List.of(), arguments);
    }

    private ProcessCommand java(String shared, List<String> javaOptions, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(flags);
        words.add(shared);
        words.addAll(javaOptions);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(main.getName());
        words.addAll(arguments);
        return new ProcessCommand(words, Map.of("MALLOC_ARENA_MAX", "1"));
    }
}
