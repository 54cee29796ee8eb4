package io.postern.app.cli.remote;

import io.postern.api.setting.Nearest;
import io.postern.app.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A command that only the running gateway knows, since one of its plugins brought it: {@code
 * postern NAME [--data DIR] …}.
 */
public final class PluginCommand {

    private final Path data;
    private final List<String> words;

    private PluginCommand(Path data, List<String> words) {
        this.data = data;
        this.words = List.copyOf(words);
    }

    /** Nothing where the first word is one of ours, or looks like one of them with a mistake. */
    public static Optional<PluginCommand> of(
            Session session, List<String> words, Collection<String> known) {
        if (words.isEmpty()
                || words.get(0).startsWith("-")
                || known.contains(words.get(0))
                || Nearest.nearest(words.get(0), known).isPresent()) {
            return Optional.empty();
        }
        var rest = new ArrayList<>(words);
        var data = session.folders().data();
        if (rest.size() > 2 && rest.get(1).equals("--data")) {
            data = Path.of(rest.get(2));
            rest.subList(1, 3).clear();
        }
        return Optional.of(new PluginCommand(data, rest));
    }

    /** Returns its exit code; nothing where no gateway runs that might know it. */
    public Optional<Integer> run(Session session) {
        return new Remote(session, data).tryCall(words);
    }
}
