package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/commands.md} is what the commands' help says, word for word. */
class CommandDocsTest {

    private static final Path DOCS = Path.of("../docs/commands.md");
    private static final Path WRITTEN = Path.of("target/commands.md");

    private final CommandLine line = CommandLines.of(RecordedSession.session(Map.of()).session());

    @Test
    void docsSayWhatTheHelpSays() throws IOException {
        var text = document();
        Files.writeString(WRITTEN, text);

        assertThat(DOCS)
                .as("copy gateway-app/%s to docs/ when the help is meant so", WRITTEN)
                .hasContent(text);
    }

    @Test
    void everyCommandHasAnExampleThatCanBeRead() {
        commands(line)
                .forEach(
                        command -> {
                            var name = name(command);
                            var footer = command.getCommandSpec().usageMessage().footer();
                            assertThat(footer).as(name).hasSize(3);
                            assertThat(footer[2].strip()).as(name).startsWith("postern " + name);
                            var words = footer[2].strip().split(" ");

                            var read = CommandLines.of(RecordedSession.session(Map.of()).session());
                            read.parseArgs(Arrays.copyOfRange(words, 1, words.length));
                        });
    }

    @Test
    void helpFitsATerminalOfEightyColumns() {
        assertThat(document().lines()).allMatch(text -> text.length() <= 80);
    }

    private String document() {
        return "# Commands\n\nWritten from the program's own help: `postern --help`.\n\n```text\n"
                + usage(line)
                + "```\n"
                + commands(line)
                        .map(
                                command ->
                                        "\n## "
                                                + name(command)
                                                + "\n\n```text\n"
                                                + usage(command)
                                                + "```\n")
                        .collect(Collectors.joining());
    }

    /** All below a command, each before its own. */
    private static Stream<CommandLine> commands(CommandLine above) {
        return above.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), commands(command)));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("postern ", "");
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .map(text -> text.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
