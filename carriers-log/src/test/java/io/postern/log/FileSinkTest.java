package io.postern.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    @TempDir Path folder;

    private FileSink sink(Path path, long rotateSize, int keep) {
        return new FileSink(
                path, Values.of(Map.of("rotate_size", rotateSize, "keep", keep, "sync", "always")));
    }

    private Path file() {
        return folder.resolve("m.jsonl");
    }

    private static List<byte[]> lines(String... lines) {
        return List.of(lines).stream().map(line -> (line + "\n").getBytes(UTF_8)).toList();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void appendsToWhatIsThere() throws Exception {
        Files.writeString(file(), "old\n");
        var sink = sink(file(), 0, 5);

        sink.open();
        sink.write(lines("one", "two"));
        sink.sync();
        sink.close();

        assertThat(text("m.jsonl")).isEqualTo("old\none\ntwo\n");
    }

    @Test
    void endsALineThatACrashTore() throws Exception {
        Files.writeString(file(), "whole\n{\"tor");
        var sink = sink(file(), 0, 5);

        sink.open();
        sink.write(lines("new"));
        sink.close();

        assertThat(text("m.jsonl")).isEqualTo("whole\n{\"tor\nnew\n");
    }

    @Test
    void writesLinesOfEverySize() throws Exception {
        var big = lines("a".repeat(70_000), "b", "c".repeat(65_000), "d".repeat(200_000), "e");
        var sink = sink(file(), 0, 5);

        sink.open();
        sink.write(big);
        sink.write(lines("end"));
        sink.close();

        assertThat(text("m.jsonl").lines().map(line -> line.charAt(0) + "" + line.length()))
                .containsExactly("a70000", "b1", "c65000", "d200000", "e1", "e3");
    }

    @Test
    void turnsOverWhenItIsFullAndKeepsSoMany() throws Exception {
        var sink = sink(file(), 12, 2);

        sink.open();
        for (int number = 0; number < 9; number++) {
            sink.write(lines("line" + number));
        }
        sink.close();

        assertThat(names()).containsExactly("m.jsonl", "m.jsonl.1", "m.jsonl.2");
        assertThat(text("m.jsonl")).isEqualTo("line8\n");
        assertThat(text("m.jsonl.1")).isEqualTo("line6\nline7\n");
        assertThat(text("m.jsonl.2")).isEqualTo("line4\nline5\n");
    }

    @Test
    void deletesOldFilesThatAreNotKeptAnyMore() throws Exception {
        for (int number = 1; number <= 4; number++) {
            Files.writeString(folder.resolve("m.jsonl." + number), "old" + number + "\n");
        }
        Files.writeString(file(), "full\n");
        var sink = sink(file(), 5, 1);

        sink.open();
        sink.write(lines("new"));
        sink.close();

        assertThat(names()).containsExactly("m.jsonl", "m.jsonl.1");
        assertThat(text("m.jsonl.1")).isEqualTo("full\n");
    }

    @Test
    void keepsNoOldFileWhenNoneIsWanted() throws Exception {
        var sink = sink(file(), 4, 0);

        sink.open();
        sink.write(lines("one"));
        sink.write(lines("two"));
        sink.close();

        assertThat(names()).containsExactly("m.jsonl");
        assertThat(text("m.jsonl")).isEqualTo("two\n");
    }

    @Test
    void losesNoLineHoweverOftenItTurnsOver() throws Exception {
        var sink = sink(file(), 100, 1_000);
        var written = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();

        sink.open();
        for (var line : written) {
            sink.write(lines(line));
        }
        sink.close();

        var found = new ArrayList<String>();
        for (int number = names().size() - 1; number >= 1; number--) {
            text("m.jsonl." + number).lines().forEach(found::add);
        }
        text("m.jsonl").lines().forEach(found::add);
        assertThat(found).isEqualTo(written);
    }

    @Test
    void beginsANewFileWhenTheOldOneWasMovedAway() throws Exception {
        var sink = sink(file(), 0, 5);
        sink.open();
        sink.write(lines("before"));

        Files.move(file(), folder.resolve("moved"));
        sink.write(lines("after"));
        sink.close();

        assertThat(text("moved")).isEqualTo("before\n");
        assertThat(text("m.jsonl")).isEqualTo("after\n");
    }

    @Test
    void saysThatItsFolderIsMissing() throws Exception {
        var path = folder.resolve("none/m.jsonl");
        var sink = sink(path, 0, 5);

        assertThatThrownBy(sink::open)
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "log file \"%s\": expected the folder \"%s\", found none: create it, or"
                                + " mount its disk",
                        path, path.getParent());
        sink.close();
    }

    @Test
    void opensOnceItsFolderIsThere() throws Exception {
        var path = folder.resolve("later/m.jsonl");
        var sink = sink(path, 0, 5);
        assertThatThrownBy(sink::open).isInstanceOf(LinkException.class);

        Files.createDirectory(path.getParent());
        sink.open();
        sink.write(lines("one"));
        sink.close();

        assertThat(Files.readString(path)).isEqualTo("one\n");
    }

    @Test
    void saysThatItsFolderWasTakenAway() throws Exception {
        var path = Files.createDirectory(folder.resolve("usb")).resolve("m.jsonl");
        var sink = sink(path, 0, 5);
        sink.open();

        Files.delete(path);
        Files.delete(path.getParent());

        assertThatThrownBy(() -> sink.write(lines("one")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("expected the folder");
        sink.close();
    }

    @Test
    void saysThatItIsAFolder() {
        assertThatThrownBy(sink(folder, 0, 5)::open)
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "log file \"%s\": expected a file, found a folder: name a file in it",
                        folder);
    }

    @Test
    void saysThatItMayNotWrite() throws Exception {
        Files.createFile(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
        assumeTrue(!Files.isWritable(file()), "this user may write everything");

        assertThatThrownBy(sink(file(), 0, 5)::open)
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("expected permission to write it and its folder, found none");
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        var sink = sink(full, 0, 5);
        sink.open();

        assertThatThrownBy(() -> sink.write(lines("one")))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "log file \"/dev/full\": expected room on its disk, found none: free some,"
                                + " or lower \"rotate_size\" or \"keep\"");
        sink.close();
    }

    @Test
    void refusesAFileThatAnotherCarrierWrites() throws Exception {
        var first = sink(file(), 0, 5);
        var second = sink(file(), 0, 5);
        first.open();

        assertThatThrownBy(second::open)
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "log file \"%s\": expected it for this carrier alone, found it in use by"
                                + " another log carrier: give each a file of its own",
                        file());
        first.close();

        second.open();
        second.close();
    }
}
