package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.cli.DocBlocks.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake that {@code docs/errors.md} shows is made, and what it says must be what is
 * printed. A section's files take the place of those of the small configuration that all start
 * from.
 */
class ErrorDocsTest {

    private static final Path DOCS = Path.of("../docs/errors.md");
    private static final Path WRITTEN = Path.of("target/errors.md");

    private static final Map<String, String> START =
            Map.of(
                    "configs/carriers/field.json",
                    "{ \"source\": \"simulator\" }\n",
                    "configs/carriers/journal.json",
                    "{ \"source\": \"log\", \"file\": \"/tmp/air.jsonl\" }\n",
                    "configs/addresses/air.json",
                    "{ \"message_type\": \"air\", \"send_or_receive\": \"receive\", \"carrier\":"
                            + " \"field\", \"duration\": 10 }\n",
                    "configs/addresses/air_journal.json",
                    "{ \"message_type\": \"air\", \"send_or_receive\": \"send\", \"carrier\":"
                            + " \"journal\", \"duration\": \"on_message\" }\n");

    @TempDir private Path home;
    private final Map<String, Map<String, String>> files = new HashMap<>();

    @Test
    void eachMistakeSaysWhatThePageShows() throws IOException {
        var page = Files.readString(DOCS);

        var text = DocBlocks.rewrite(page, this::filled);
        Files.writeString(WRITTEN, text);

        assertThat(page)
                .as("copy gateway-app/%s to docs/ when the messages are meant so", WRITTEN)
                .isEqualTo(text);
    }

    @Test
    void whatAllStartFromIsWell() {
        var check = check("start", START);

        assertThat(check)
                .isEqualTo("0 problems, 0 waiting, 0 notes; 2 addresses, 2 carriers, 0 tasks\n");
    }

    private Block filled(Block block) {
        var section = files.computeIfAbsent(block.heading(), h -> new HashMap<>(START));
        if (block.word().equals("file")) {
            section.put(block.argument(), block.text());
        }
        if (block.word().equals("check")) {
            var printed = check("home" + files.size(), section);
            return new Block(block.heading(), "check", "", withoutSum(printed, block.argument()));
        }
        return block;
    }

    private static String withoutSum(String printed, String argument) {
        return argument.equals("whole")
                ? printed
                : printed.substring(0, printed.lastIndexOf('\n', printed.length() - 2) + 1);
    }

    private String check(String name, Map<String, String> all) {
        var folder = home.resolve(name);
        all.forEach((file, text) -> write(folder.resolve(file), text));
        var session = RecordedSession.at(folder, Map.of());
        session.run("check");
        return session.said().replace(folder + "/", "");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
