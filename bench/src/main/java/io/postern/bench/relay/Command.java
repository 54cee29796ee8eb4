package io.postern.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of a command, and what it finds in its environment beside ours. */
record Command(List<String> words, Map<String, String> environment) {

    Command(List<String> words) {
        this(words, Map.of());
    }

    Command after(List<String> before) {
        var all = new ArrayList<>(before);
        all.addAll(words);
        return new Command(all, environment);
    }
}
