package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.gateway.RunOptions;
import io.postern.app.run.QuickOptions;
import io.postern.app.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The quick reader and the command line library must read the same. */
class RunSyntaxTest {

    private static final List<String> WORDS =
            List.of(
                    "--configs",
                    "--plugins=p",
                    "--data",
                    "--http",
                    "off",
                    "127.0.0.1:0",
                    "--log-level=debug",
                    "--log-level",
                    "--log-json",
                    "folder",
                    "",
                    "--",
                    "--help",
                    "--unknown",
                    "--http=",
                    "-x");

    private final Session session =
            RecordedSession.session(Map.of("POSTERN_LOG", "warn")).session();

    @Test
    void quickReaderTakesTheDefaultsFromTheSurroundings() {
        var options = QuickOptions.read(List.of(), RunOptions.of(session)).orElseThrow();

        assertThat(options).isEqualTo(RunOptions.of(session));
        assertThat(options.http()).isEqualTo("127.0.0.1:8080");
        assertThat(options.logLevel()).isEqualTo("warn");
        assertThat(options.folders().configs()).isEqualTo(Path.of("/opt/postern/configs"));
    }

    @Test
    void quickReaderAndLibraryReadTheSame() {
        var random = new Random(17);

        for (int i = 0; i < 3_000; i++) {
            var arguments = new ArrayList<String>();
            for (int words = random.nextInt(5); words > 0; words--) {
                arguments.add(WORDS.get(random.nextInt(WORDS.size())));
            }

            var quick = QuickOptions.read(arguments, RunOptions.of(session));

            quick.ifPresent(
                    options ->
                            assertThat(library(arguments))
                                    .as(arguments.toString())
                                    .contains(options));
        }
    }

    @Test
    void quickReaderTakesEveryPlainForm() {
        var arguments =
                List.of(
                        "--configs",
                        "c",
                        "--plugins",
                        "p",
                        "--data=d",
                        "--http",
                        "off",
                        "--log-level",
                        "debug",
                        "--log-json");

        var quick = QuickOptions.read(arguments, RunOptions.of(session));

        assertThat(quick).isEqualTo(library(arguments)).isPresent();
    }

    private Optional<RunOptions> library(List<String> arguments) {
        var syntax = new RunSyntax(session);
        try {
            var parsed = new CommandLine(syntax).parseArgs(arguments.toArray(String[]::new));
            return parsed.unmatched().isEmpty() ? Optional.of(syntax.options()) : Optional.empty();
        } catch (ParameterException unreadable) {
            return Optional.empty();
        }
    }
}
