package io.postern.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the program was started in; nothing else in it reads the environment or system properties.
 *
 * @param home where {@code configs/}, {@code plugins/} and {@code data/} are unless options say
 *     otherwise
 * @param user the name of the process's user, {@code ?} where it has none
 * @param onTerminal whether standard output is one, as the launcher found it
 */
public record Surroundings(
        Path home,
        String user,
        boolean onTerminal,
        String hostName,
        Map<String, String> environment) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        var environment = System.getenv();
        return new Surroundings(
                Path.of(System.getProperty("postern.home", "")).toAbsolutePath().normalize(),
                System.getProperty("user.name", "?"),
                Boolean.getBoolean("postern.terminal"),
                hostName(environment),
                environment);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /**
     * What the files of a configuration may read: the environment, and the data folder as {@code
     * POSTERN_DATA}.
     */
    public Function<String, Optional<String>> variables(Folders folders) {
        return name ->
                name.equals("POSTERN_DATA")
                        ? Optional.of(folders.data().toString())
                        : variable(name);
    }

    /** From a file, since asking the network for it may take seconds. */
    private static String hostName(Map<String, String> environment) {
        try {
            var name = Files.readString(Path.of("/etc/hostname")).strip();
            if (!name.isEmpty()) {
                return name;
            }
        } catch (IOException noSuchFile) {
            // Not every system has it: the environment is asked instead.
        }
        return environment.getOrDefault("HOSTNAME", "postern");
    }
}
