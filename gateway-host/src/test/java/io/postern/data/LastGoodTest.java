package io.postern.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.FileStamp;
import io.postern.file.AtomicFile;
import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {

    @TempDir private Path home;
    private Path configs;
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        configs = home.resolve("configs");
        folder = home.resolve("last-good");
        write("addresses/a.json", "a1");
        write("addresses/b.json", "b1");
        write("carriers/c c.yaml", "c1");
    }

    @Test
    void keepsNothingAtFirst() throws IOException {
        assertThat(LastGood.open(folder).configs()).isEmpty();
    }

    @Test
    void keepsPlainCopies() throws IOException {
        var kept = keep(LastGood.open(folder), files());

        assertThat(kept).isTrue();
        assertThat(reopened())
                .isEqualTo(
                        Map.of(
                                "addresses/a.json", "a1",
                                "addresses/b.json", "b1",
                                "carriers/c c.yaml", "c1"));
    }

    @Test
    void onlyTheOwnerMayReadTheCopies() throws IOException {
        keep(LastGood.open(folder), files());

        try (var all = Files.walk(folder)) {
            for (var path : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void copiesOnlyWhatChanged() throws IOException {
        var lastGood = LastGood.open(folder);
        keep(lastGood, files());
        var untouched = FileStamp.of(folder.resolve("configs/addresses/a.json"));
        write("addresses/b.json", "b2");
        write("addresses/d.json", "d1");
        Files.delete(configs.resolve("carriers/c c.yaml"));

        keep(lastGood, files());

        assertThat(reopened())
                .isEqualTo(
                        Map.of(
                                "addresses/a.json", "a1",
                                "addresses/b.json", "b2",
                                "addresses/d.json", "d1"));
        assertThat(FileStamp.of(folder.resolve("configs/addresses/a.json"))).isEqualTo(untouched);
    }

    @Test
    void writesNothingWhenNothingChanged() throws IOException {
        keep(LastGood.open(folder), files());
        var before = FileStamp.of(folder.resolve("list"));

        keep(LastGood.open(folder), files());

        assertThat(FileStamp.of(folder.resolve("list"))).isEqualTo(before);
    }

    @Test
    void keepsTheOldFilesWhenOneChangesMeanwhile() throws IOException {
        var lastGood = LastGood.open(folder);
        keep(lastGood, files());
        write("addresses/a.json", "a2");
        var files = files();
        write("addresses/a.json", "a3 half");

        var kept = keep(lastGood, files);

        assertThat(kept).isFalse();
        assertThat(reopened()).containsEntry("addresses/a.json", "a1");
    }

    @Test
    void aCrashBeforeTheCommitLeavesTheOldFiles() throws IOException {
        var old = kept();
        Files.createDirectories(folder.resolve("next/configs/addresses"));
        Files.writeString(folder.resolve("next/configs/addresses/a.json"), "half");
        Files.writeString(folder.resolve("next/list"), "1\nhalf");

        assertThat(reopened()).isEqualTo(old);
        assertThat(keep(LastGood.open(folder), files())).isTrue();
        assertThat(reopened()).isEqualTo(old);
    }

    @Test
    void aCrashAtAnyStepAfterTheCommitLeavesTheNewFiles() throws IOException {
        for (var step = 0; step <= 4; step++) {
            OwnerOnly.delete(folder);
            kept();
            prepareCommit();
            crashAfter(step);

            assertThat(reopened())
                    .as("after step %s", step)
                    .isEqualTo(
                            Map.of(
                                    "addresses/a.json", "a2",
                                    "addresses/b.json", "b1",
                                    "addresses/d.json", "d1"));
            assertThat(folder.resolve("commit")).doesNotExist();
        }
    }

    /** As {@link LastGood#commit} leaves it when it ends right after the rename. */
    private void prepareCommit() throws IOException {
        var after = new TreeMap<String, KeptFile>();
        after.put("addresses/a.json", line("addresses/a.json", "a2"));
        after.put("addresses/b.json", line("addresses/b.json", "b1"));
        after.put("addresses/d.json", line("addresses/d.json", "d1"));
        Files.createDirectories(folder.resolve("commit/configs/addresses"));
        Files.writeString(folder.resolve("commit/configs/addresses/a.json"), "a2");
        Files.writeString(folder.resolve("commit/configs/addresses/d.json"), "d1");
        var lines = new StringBuilder("3\n");
        after.values().forEach(file -> lines.append(file.line()).append('\n'));
        Files.writeString(folder.resolve("commit/list"), lines);
    }

    private void crashAfter(int step) throws IOException {
        var steps =
                new Step[] {
                    () -> moveFromCommit("configs/addresses/a.json"),
                    () -> moveFromCommit("configs/addresses/d.json"),
                    () -> Files.delete(folder.resolve("configs/carriers/c c.yaml")),
                    () -> moveFromCommit("list")
                };
        for (var i = 0; i < step; i++) {
            steps[i].run();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void moveFromCommit(String name) throws IOException {
        AtomicFile.move(folder.resolve("commit").resolve(name), folder.resolve(name));
    }

    private static KeptFile line(String name, String content) {
        return new KeptFile(name, new FileStamp(2, 3, 4), KeptFile.checksum(content.getBytes()));
    }

    @Test
    void doesNotGiveDamagedFiles() throws IOException {
        kept();
        Files.writeString(folder.resolve("configs/addresses/a.json"), "");

        assertThat(LastGood.open(folder).configs()).isEmpty();
    }

    @Test
    void doesNotGiveFilesOfATornList() throws IOException {
        kept();
        var list = Files.readString(folder.resolve("list"));
        Files.writeString(folder.resolve("list"), list.substring(0, list.length() / 2));

        assertThat(LastGood.open(folder).configs()).isEmpty();
    }

    @Test
    void repairsDamageAtTheNextKeep() throws IOException {
        var old = kept();
        Files.writeString(folder.resolve("list"), "\u0000\u0001garbage");
        Files.writeString(folder.resolve("configs/addresses/stray.json"), "stray");

        keep(LastGood.open(folder), files());

        assertThat(reopened()).isEqualTo(old);
    }

    private boolean keep(LastGood lastGood, Map<Path, FileStamp> files) throws IOException {
        var staged = lastGood.stage(configs, files);
        lastGood.commit();
        return staged;
    }

    private SortedMap<String, String> kept() throws IOException {
        keep(LastGood.open(folder), files());
        return reopened();
    }

    private SortedMap<String, String> reopened() throws IOException {
        return texts(LastGood.open(folder).configs().orElseThrow());
    }

    private static SortedMap<String, String> texts(Path root) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var tree = Files.walk(root)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private Map<Path, FileStamp> files() throws IOException {
        var files = new HashMap<Path, FileStamp>();
        try (var tree = Files.walk(configs)) {
            tree.filter(Files::isRegularFile).forEach(file -> files.put(file, FileStamp.of(file)));
        }
        return files;
    }

    private void write(String name, String text) throws IOException {
        var file = configs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
