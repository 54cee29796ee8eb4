package io.postern.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.session.ExitCode;
import io.postern.command.Commands;
import io.postern.journal.Journal;
import io.postern.journal.Journal.Change;
import io.postern.journal.disk.FolderDisk;
import io.postern.socket.SocketServer;
import io.postern.time.SystemTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {

    private static final int SEGMENT = 65_536;
    private static final int SPOILS = 100;
    private static final int READINGS = 30;

    @TempDir private Path home;
    private Path folder;
    private RecordedSession call;

    @BeforeEach
    void start() {
        folder = home.resolve("data/journal");
        call = RecordedSession.at(home, Map.of());
    }

    private Journal open() throws IOException {
        var how = new Journal.Opening(1, SEGMENT, false);
        return Journal.open(new FolderDisk(folder), how, damage -> {});
    }

    private static void add(Journal journal, String name, int rows, int bytes) throws IOException {
        var series = journal.series(name);
        journal.commit(
                IntStream.range(0, rows)
                        .<Change>mapToObj(any -> new Change.Add(series, new byte[bytes]))
                        .toList());
    }

    /** Two commits; of the second one rows 4 to 5 of cloud. */
    private void writeSome() throws IOException {
        try (var journal = open()) {
            add(journal, "cloud", 3, 300);
            add(journal, "archive", 1, 10);
            journal.commit(List.of(new Change.Remove(journal.series("archive"), 1, 1)));
            add(journal, "cloud", 2, 300);
        }
    }

    private Path segment() {
        return folder.resolve("000000000001-0000000000000001.seg");
    }

    @Test
    void saysThatNothingIsKept() throws IOException {
        int missing = call.run("journal");
        Files.createDirectories(folder);
        int empty = call.run("journal", "--data", home.resolve("data").toString());

        var line = "nothing is kept: there is no file in \"" + folder + "\"\n";
        assertThat(List.of(missing, empty)).containsOnly(ExitCode.OK);
        assertThat(call.said()).isEqualTo(line + line);
        assertThat(call.complained()).isEmpty();
    }

    @Test
    void showsWhatIsKept() throws IOException {
        writeSome();

        int code = call.run("journal");

        assertThat(call.said())
                .isEqualTo(
                        """
                        %s
                          000000000001-0000000000000001.seg%45d
                          newest%72d
                          reserve                                                                 262144

                        Series                              rows         bytes       first        last
                          archive                              0             0           -           1
                          cloud                                5          1585           1           5

                        5 rows were read, none is missing
                        """
                                .formatted(folder, Files.size(segment()), newest()));
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    private long newest() throws IOException {
        return Files.size(folder.resolve("newest"));
    }

    @Test
    void tellsWhatIsMissing() throws IOException {
        writeSome();
        tear();

        int code = call.run("journal");

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .endsWith("\nmissing: cloud 4 to 5\n3 rows were read, 2 are missing\n");
    }

    private void tear() throws IOException {
        try (var file = new RandomAccessFile(segment().toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
    }

    @Test
    void speaksJson() throws IOException {
        writeSome();
        tear();
        Files.createFile(folder.resolve("damaged-000000000000-0000000000000001.seg"));

        int code = call.run("journal", "--json");

        assertThat(code).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .isEqualTo(
                        ("{'folder':'%s','running':false,'files':{'000000000001-0000000000000001.seg':%d,"
                                        + "'damaged-000000000000-0000000000000001.seg':0,'newest':%d,'reserve':262144},'series':["
                                        + "{'name':'archive','rows':0,'bytes':0,'last':1},"
                                        + "{'name':'cloud','rows':3,'bytes':951,'first':1,'last':5}],"
                                        + "'missing':[{'series':'cloud','first':4,'last':5}]}\n")
                                .formatted(folder, Files.size(segment()), newest())
                                .replace('\'', '"'));
    }

    @Test
    void showsWhatIsKeptAside() throws IOException {
        writeSome();
        Files.createFile(folder.resolve("damaged-000000000000-0000000000000001.seg"));

        int code = call.run("journal");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(call.said())
                .contains("  damaged-000000000000-0000000000000001.seg (kept aside)   ");
    }

    @Test
    void saysThatAGatewayRuns() throws IOException {
        writeSome();

        try (var time = new SystemTime();
                var gateway = SocketServer.open(home.resolve("data"), new Commands(), time)) {
            assertThat(gateway).isNotNull();
            assertThat(call.run("journal")).isEqualTo(ExitCode.OK);
        }

        assertThat(call.said())
                .endsWith("missing\na gateway runs: what it wrote meanwhile is not counted\n");
    }

    @Test
    void refusesAFileInTheFoldersPlace() throws IOException {
        var file = Files.createFile(home.resolve("file"));
        Files.createDirectories(folder.getParent());
        Files.createFile(folder);

        assertThat(call.run("journal")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.run("journal", "--data", file.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.complained())
                .isEqualTo(
                        "postern: journal \"%s\": expected a folder, found a file\n"
                                        .formatted(folder)
                                + "postern: journal \"%s\": expected a folder, found a file\n"
                                        .formatted(file.resolve("journal")));
    }

    @Test
    void refusesAnotherOption() {
        assertThat(call.run("journal", "--jsn")).isEqualTo(ExitCode.USAGE);
        assertThat(call.complained())
                .isEqualTo(
                        "postern journal: expected one of its options, found \"--jsn\"; did you"
                                + " mean \"--json\"?\nTry: postern journal --help\n");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        writeSome();
        Files.createDirectories(folder.resolve("000000000002-0000000000000001.seg"));

        assertThat(call.run("journal")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.run("journal", "--json")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(call.said())
                .contains(
                        "\nnot all of it can be read: Is a directory\n"
                                + "5 rows were read, none is missing\n")
                .contains("\"missing\":[],\"unreadable\":\"Is a directory\"}");
    }

    @Test
    void changesNothingAndFailsNotWhateverIsInTheFiles() throws IOException {
        var chance = new SplittableRandom(1);
        writeMuch(chance);
        var whole = contents();
        for (int spoil = 0; spoil < SPOILS; spoil++) {
            for (var file : whole.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue(), ISO_8859_1);
            }
            for (int times = chance.nextInt(4); times >= 0; times--) {
                spoil(chance);
            }
            var before = contents();

            int code = call.run("journal");

            assertThat(code).as(call.complained()).isIn(ExitCode.OK, ExitCode.PROBLEMS);
            assertThat(call.complained()).isEmpty();
            assertThat(contents()).isEqualTo(before);
        }
    }

    private void writeMuch(SplittableRandom chance) throws IOException {
        try (var journal = open()) {
            for (int commit = 0; commit < 40; commit++) {
                add(journal, "cloud", chance.nextInt(20), chance.nextInt(1_000));
                add(journal, "archive", chance.nextInt(5), chance.nextInt(1_000));
                remove(journal, "cloud", journal.series("cloud").last() / 2);
            }
        }
    }

    private static void remove(Journal journal, String name, long last) throws IOException {
        if (last > 0) {
            journal.commit(List.of(new Change.Remove(journal.series(name), 1, last)));
        }
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var name : new FolderDisk(folder).names()) {
            contents.put(name, Files.readString(folder.resolve(name), ISO_8859_1));
        }
        return contents;
    }

    private void spoil(SplittableRandom chance) throws IOException {
        var names = new FolderDisk(folder).names();
        if (names.isEmpty()) {
            return;
        }
        var file = folder.resolve(names.get(chance.nextInt(names.size())));
        var other = folder.resolve(names.get(chance.nextInt(names.size())));
        var bytes = Files.readAllBytes(file);
        switch (chance.nextInt(5)) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1)));
            case 1 -> Files.write(file, Files.readAllBytes(other));
            case 2 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 10_000));
            case 3 -> Files.delete(file);
            default -> {
                for (int at = 0; at < bytes.length; at += 1 + chance.nextInt(9_000)) {
                    bytes[at] = (byte) chance.nextInt();
                }
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void missesNothingBesideOneThatWritesAndDeletes() throws Exception {
        var done = new AtomicBoolean();
        var codes = new ArrayList<Integer>();
        try (var journal = open()) {
            add(journal, "archive", 10_000, 300);
            add(journal, "few", 5, 300);
            var writer = CompletableFuture.runAsync(() -> writeUntil(done, journal));
            for (int times = 0; times < READINGS; times++) {
                codes.add(call.run("journal"));
            }
            done.set(true);
            writer.get();
        }

        assertThat(call.complained()).isEmpty();
        assertThat(call.said().lines().filter(line -> line.contains("missing")))
                .hasSize(READINGS)
                .allMatch(line -> line.endsWith("none is missing"));
        assertThat(codes).containsOnly(ExitCode.OK);
    }

    /** One series flows; those that keep their rows have them moved again and again. */
    private static void writeUntil(AtomicBoolean done, Journal journal) {
        try {
            while (!done.get()) {
                add(journal, "flowing", 100, 300);
                remove(journal, "flowing", journal.series("flowing").last() - 50);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
