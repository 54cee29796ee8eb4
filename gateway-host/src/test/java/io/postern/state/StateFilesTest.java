package io.postern.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.testing.HeardLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {

    @TempDir Path data;

    @Test
    void keepsValuesOverARestart() {
        var store = new StateFiles(data).store("handlers", "climate");
        store.put("last", new JsonNumber("1.50"));
        store.put("gone", Json.of(true));
        store.remove("gone");

        var again = new StateFiles(data).store("handlers", "climate");

        assertThat(again.get("last").orElseThrow().toString()).isEqualTo("1.50");
        assertThat(again.get("gone")).isEmpty();
        assertThat(again.keys()).containsExactly("last");
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        new StateFiles(data).store("handlers", "climate").put("n", Json.of(1));

        assertThat(rights("state")).isEqualTo("rwx------");
        assertThat(rights("state/handlers")).isEqualTo("rwx------");
        assertThat(rights("state/handlers/climate.json")).isEqualTo("rw-------");
    }

    private String rights(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }

    @Test
    void givesOneObjectOneStore() {
        var files = new StateFiles(data);

        files.store("tasks", "a").put("n", Json.of(1));

        assertThat(files.store("tasks", "a").get("n")).contains(Json.of(1));
        assertThat(files.store("handlers", "a").get("n")).isEmpty();
    }

    @Test
    void leavesNoTemporaryFileAndMakesNothingWhenOnlyAsked() throws IOException {
        var files = new StateFiles(data);
        files.store("tasks", "quiet").get("n");
        assertThat(data.resolve("state")).doesNotExist();

        files.store("tasks", "a").put("n", Json.of(1));

        try (var left = Files.list(data.resolve("state/tasks"))) {
            assertThat(left).containsExactly(data.resolve("state/tasks/a.json"));
        }
        assertThat(data.resolve("state/tasks/a.json")).hasContent("{\"n\":1}");
    }

    @Test
    void namesNeverLeaveTheFolder() {
        var files = new StateFiles(data);
        var names = List.of("../../x", "a/b", ".", "", "é", "a%2Fb", "n".repeat(5_000));

        names.forEach(name -> files.store("handlers", name).put("name", Json.of(name)));

        var fresh = new StateFiles(data);
        for (var name : names) {
            assertThat(fresh.store("handlers", name).get("name")).contains(Json.of(name));
        }
        assertThat(data.resolve("state/handlers/%2E.%2F..%2Fx.json")).exists();
        assertThat(data.resolve("state/handlers").toFile().list()).hasSize(names.size());
    }

    @Test
    void refusesToGrowOverItsBoundAndKeepsWhatItHad() {
        var store = new StateFiles(data).store("handlers", "big");
        store.put("a", Json.of("small"));

        assertThatThrownBy(() -> store.put("b", Json.of("x".repeat(2_000_000))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("state of handlers/big: expected at most 1048576 bytes, found 2000020");
        assertThat(store.keys()).containsExactly("a");
    }

    @Test
    void setsADamagedFileAsideAndSaysSo() throws IOException {
        var log = new HeardLog(StateFile.class);
        for (var content : List.of("{\"n\":1", "[1]")) {
            Files.createDirectories(data.resolve("state/handlers"));
            Files.writeString(data.resolve("state/handlers/x.json"), content, UTF_8);
            assertThat(new StateFiles(data).store("handlers", "x").get("n")).isEmpty();
        }

        log.close();
        assertThat(log.lines())
                .containsExactly(
                        "state of handlers/x: x.json is damaged (JSON: expected '}', found the end"
                                + " at line 1, column 7); kept as x.json.damaged, starting with"
                                + " nothing",
                        "state of handlers/x: x.json is damaged (expected an object, found list);"
                                + " kept as x.json.damaged-2, starting with nothing");
        assertThat(data.resolve("state/handlers/x.json.damaged")).hasContent("{\"n\":1");
        assertThat(data.resolve("state/handlers/x.json.damaged-2")).hasContent("[1]");
    }

    @Test
    void saysWhenTheDiskRefuses() throws IOException {
        Files.writeString(data.resolve("state"), "a file where a folder should be");
        var store = new StateFiles(data).store("handlers", "x");

        assertThatThrownBy(() -> store.put("n", Json.of(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("state of handlers/x: cannot ");
    }

    @Test
    void manyThreadsLoseNothing() {
        var store = new StateFiles(data).store("handlers", "busy");

        IntStream.range(0, 40).parallel().forEach(n -> store.put("k" + n, Json.of(n)));

        assertThat(new StateFiles(data).store("handlers", "busy").keys()).hasSize(40);
    }
}
