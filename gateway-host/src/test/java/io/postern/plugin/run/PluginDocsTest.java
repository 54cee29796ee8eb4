package io.postern.plugin.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Setting;
import io.postern.plugin.report.PluginReport;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/writing-a-plugin.md} quotes, shows and says is what there is. */
class PluginDocsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @TempDir private Path home;

    @Test
    void quotesTheExamplesAsTheyAre() {
        var quotes = blocks("from").toList();

        assertThat(quotes).hasSizeGreaterThan(6);
        for (var quote : quotes) {
            assertThat(text(quote.group(1)))
                    .as("docs/writing-a-plugin.md quotes docs/%s", quote.group(1))
                    .contains(quote.group(2));
        }
    }

    @Test
    void showsClassesThatCompile() throws IOException {
        var jar =
                blocks("java")
                        .reduce(
                                PluginJar.library(),
                                (all, block) -> all.source(block.group(1), block.group(2)),
                                (one, other) -> other);

        assertThat(jar.bytes()).isNotEmpty();
    }

    @Test
    void showsEveryKindOfSetting() {
        var kinds =
                Arrays.stream(Setting.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(method -> "Setting." + method.getName() + "(")
                        .toList();

        assertThat(text("writing-a-plugin.md")).contains(kinds);
    }

    @Test
    void showsTheLinesThatBadJarsGet() throws IOException {
        try (var plugins = TestPlugins.at(home)) {
            Files.writeString(plugins.file("damaged.jar"), "hello");
            PluginJar.library().entry("a", "b").writeTo(plugins.file("library.jar"));
            PluginJar.of("newer", "1.0")
                    .manifest("Postern-Api", "1")
                    .writeTo(plugins.file("newer.jar"));

            plugins.settle();

            assertThat(
                            plugins.reports().stream()
                                    .map(PluginReport::trouble)
                                    .flatMap(Optional::stream))
                    .containsExactlyElementsOf(
                            blocks("plugins").findFirst().orElseThrow().group(2).lines().toList());
        }
    }

    /** The blocks after a comment with this word; group 1 is the rest of it, group 2 the text. */
    private static Stream<MatchResult> blocks(String word) {
        return Pattern.compile(
                        "<!-- " + word + " ?(.*?) -->\n```\\w*\n(.*?)^```$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text("writing-a-plugin.md"))
                .results();
    }

    private static String text(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
