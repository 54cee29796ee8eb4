package io.postern.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of a command, and what it finds in its environment beside ours. */
public record ProcessCommand(List<String> words, Map<String, String> environment) {

    public ProcessCommand(List<String> words) {
        this(words, Map.of());
    }

    public ProcessCommand after(List<String> before) {
        var all = new ArrayList<>(before);
        all.addAll(words);
        return new ProcessCommand(all, environment);
    }

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder;
    }
}
