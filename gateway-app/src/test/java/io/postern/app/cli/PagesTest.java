package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.app.session.ExitCode;
import io.postern.config.keys.Folder;
import io.postern.config.schema.SchemaWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of {@code docs/} say of the program, as far as a test can know. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyLinkLeadsSomewhere() {
        var link = Pattern.compile("\\]\\((?!http)([^)#\\s]+)(?:#[^)]*)?\\)");
        for (var page : pages()) {
            link.matcher(text(page))
                    .results()
                    .forEach(
                            found ->
                                    assertThat(page.resolveSibling(found.group(1)))
                                            .as("%s links to", page)
                                            .exists());
        }
    }

    @Test
    void theIndexNamesEveryPageAndDecision() {
        var docs = ROOT.resolve("docs");

        assertThat(linked(docs.resolve("README.md"))).containsAll(siblings(docs));
        assertThat(linked(docs.resolve("decisions/README.md")))
                .containsAll(siblings(docs.resolve("decisions")));
    }

    private static Set<String> linked(Path page) {
        return names("\\]\\(([^)#]+)", text(page));
    }

    private static Set<String> siblings(Path folder) {
        var names = new TreeSet<String>();
        for (var page : files(folder, ".md")) {
            if (page.getParent().equals(folder)) {
                names.add(page.getFileName().toString());
            }
        }
        names.remove("README.md");
        return names;
    }

    @Test
    void everyReasonToDropIsExplained() {
        var reasons =
                inSources(
                        "(?:drop|SkippedException)\\((?:[\\w.()]+, )?\"(\\w+)\"\\)",
                        name -> "| `" + name + "` |");

        assertThat(reasons).hasSizeGreaterThan(3);
        assertThat(text(ROOT.resolve("docs/errors.md"))).contains(reasons);
    }

    @Test
    void everyExitCodeIsExplained() {
        var rows =
                ExitCode.meanings().keySet().stream().map(code -> "\n| " + code + " | ").toList();

        assertThat(text(ROOT.resolve("docs/errors.md"))).contains(rows);
    }

    @Test
    void everyFigureIsExplained() {
        var figures =
                inSources(
                        "\"((?:postern\\.(?:messages|plugin)|jvm|process)\\.[a-z.]*[a-z])\"",
                        name -> "`" + name.replace('.', '_'));

        assertThat(figures).hasSizeGreaterThan(10);
        assertThat(text(ROOT.resolve("docs/operation.md"))).contains(figures);
    }

    @Test
    void theEditorsSettingsNameTheSchemasThatAreWritten() {
        var written =
                Arrays.stream(Folder.values()).map(SchemaWriter::fileName).toArray(String[]::new);
        var page = text(ROOT.resolve("docs/editor.md"));
        var settings = page.substring(page.indexOf("<!-- settings -->"));

        assertThat(page).contains(written);
        assertThat(names("schemas/([a-z.]+json)", settings)).containsExactlyInAnyOrder(written);
    }

    @Test
    void systemdTakesTheUnit(@TempDir Path folder) throws Exception {
        var systemd = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(systemd), "no systemd here");
        var unit =
                DocBlocks.of(text(ROOT.resolve("docs/install.md"))).stream()
                        .filter(block -> block.word().equals("unit"))
                        .findFirst()
                        .orElseThrow()
                        .text()
                        .replace("/opt/postern/bin/postern", "/bin/true");
        var file = Files.writeString(folder.resolve("postern.service"), unit);

        var verify =
                new ProcessBuilder(systemd.toString(), "verify", file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(verify.getInputStream().readAllBytes());

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("postern.service"))).isEmpty();
    }

    @Test
    void theOverviewShowsEveryModule() {
        var shown = names("(?m)^([a-z]+(?:-[a-z*]+)?)/ ", text(ROOT.resolve("docs/overview.md")));
        var modules = names("<module>([a-z-]+)</module>", text(ROOT.resolve("pom.xml")));

        assertThat(modules)
                .allMatch(
                        module ->
                                shown.contains(module)
                                        || shown.contains(module.replaceFirst("-.*", "-*")));
    }

    private static Set<String> inSources(String pattern, UnaryOperator<String> shown) {
        var found = new TreeSet<String>();
        for (var module :
                Set.of(
                        "gateway-config",
                        "gateway-store",
                        "gateway-core",
                        "gateway-host",
                        "gateway-app",
                        "carriers-mqtt")) {
            for (var file : files(ROOT.resolve(module).resolve("src/main/java"), ".java")) {
                names(pattern, text(file)).forEach(name -> found.add(shown.apply(name)));
            }
        }
        return found;
    }

    private static Set<String> names(String pattern, String text) {
        var names = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(m -> names.add(m.group(1)));
        return names;
    }

    private static Iterable<Path> pages() {
        var pages = files(ROOT.resolve("docs"), ".md");
        pages.add(ROOT.resolve("README.md"));
        return pages;
    }

    private static Set<Path> files(Path folder, String end) {
        try (var all = Files.walk(folder)) {
            var files = new TreeSet<Path>();
            all.filter(file -> file.toString().endsWith(end)).forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
