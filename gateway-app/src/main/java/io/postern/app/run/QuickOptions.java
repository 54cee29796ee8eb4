package io.postern.app.run;

import io.postern.app.gateway.RunOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the options of {@code run} without the command line library, which takes longer to load
 * than the rest of the start.
 */
public final class QuickOptions {

    private QuickOptions() {}

    /** Nothing when there is more to say than options: a mistake, or a call for help. */
    public static Optional<RunOptions> read(List<String> arguments, RunOptions defaults) {
        var options = defaults;
        var seen = new HashSet<String>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (!seen.add(name)) {
                return Optional.empty();
            }
            if (word.equals("--log-json")) {
                options = options.withLogJson();
                continue;
            }
            if (equals < 0 && !rest.hasNext()) {
                return Optional.empty();
            }
            var value = equals < 0 ? rest.next() : word.substring(equals + 1);
            var more = with(options, name, value);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            options = more.get();
        }
        return Optional.of(options);
    }

    private static Optional<RunOptions> with(RunOptions options, String name, String value) {
        if (value.isEmpty() || value.startsWith("-")) {
            return Optional.empty();
        }
        return switch (name) {
            case "--configs" -> Optional.of(options.withConfigs(Path.of(value)));
            case "--plugins" -> Optional.of(options.withPlugins(Path.of(value)));
            case "--data" -> Optional.of(options.withData(Path.of(value)));
            case "--http" -> Optional.of(options.withHttp(value));
            case "--log-level" -> Optional.of(options.withLogLevel(value));
            default -> Optional.empty();
        };
    }
}
