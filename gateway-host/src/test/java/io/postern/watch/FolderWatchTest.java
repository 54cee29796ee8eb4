package io.postern.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.testing.RealTime;
import io.postern.config.read.FileStamp;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir private Path home;
    private final RealTime time = new RealTime();
    private final AtomicInteger told = new AtomicInteger();
    private FolderWatch watch;
    private Snapshot seen;

    @BeforeEach
    void begin() throws IOException {
        write("configs/addresses/a.json", "{}");
        write("plugins/README", "drop jars here");
        open(NEVER, FileSystems.getDefault().newWatchService());
    }

    private void open(Duration beat, WatchService watcher) {
        var scope = new Scope(home.resolve("configs"), home.resolve("plugins"), Set.of());
        watch = new FolderWatch(scope, beat, time, told::incrementAndGet, watcher);
        seen = watch.look();
        watch.start();
    }

    @AfterEach
    void end() {
        watch.close();
        time.close();
    }

    @Test
    void tellsOnceOfATruncatedAndWrittenFile() throws IOException {
        var file = home.resolve("configs/addresses/a.json");
        Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(file, "{\"a\":", StandardOpenOption.APPEND);
        Files.writeString(file, "1}", StandardOpenOption.APPEND);

        awaitChange();

        assertToldOnce();
        assertThat(changed()).containsExactly(file);
    }

    @Test
    void tellsOnceOfATemporaryFileThatIsRenamed() throws IOException {
        var file = home.resolve("configs/addresses/a.json");
        var other = home.resolve("configs/addresses/.a.json.part");
        Files.writeString(other, "{\"a\":1}");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

        awaitChange();

        assertToldOnce();
        assertThat(changed()).containsExactly(file);
    }

    @Test
    void tellsOnceOfADeletedAndCreatedFile() throws IOException {
        var file = home.resolve("configs/addresses/a.json");
        Files.delete(file);
        Files.writeString(file, "{\"a\":1}");

        awaitChange();

        assertToldOnce();
        assertThat(changed()).containsExactly(file);
    }

    @Test
    void aLogThatGrowsAmongTheFilesDisturbsNobody() throws IOException {
        var log = home.resolve("configs/addresses/notes.log");
        Files.writeString(log, "a line\n");
        awaitChange();
        assertThat(watch.look().others()).contains(log);

        int already = told.get();
        Files.writeString(log, "another\n", StandardOpenOption.APPEND);

        await().during(Duration.ofMillis(400)).until(() -> told.get() == already);
    }

    @Test
    void tellsOfAFileThatBecomesReadable() throws IOException {
        var file = home.resolve("configs/addresses/a.json");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        awaitChange();
        assertThat(changed()).containsExactly(file);
    }

    @Test
    void seesFilesOfAFolderThatAppearsAndVanishes() throws IOException {
        write("configs/tasks/t.yaml", "{}");
        awaitChange();
        assertThat(changed()).containsExactly(home.resolve("configs/tasks/t.yaml"));

        write("configs/tasks/t.yaml", "{ }");
        awaitChange();

        Files.delete(home.resolve("configs/tasks/t.yaml"));
        Files.delete(home.resolve("configs/tasks"));
        awaitChange();
        assertThat(watch.look().files()).containsOnlyKeys(home.resolve("configs/addresses/a.json"));
    }

    @Test
    void followsAReplacedConfigsFolder() throws IOException {
        Files.move(home.resolve("configs"), home.resolve("old"));
        write("configs/addresses/b.json", "{}");
        awaitChange();
        assertThat(watch.look().files()).containsOnlyKeys(home.resolve("configs/addresses/b.json"));

        write("configs/addresses/b.json", "{ }");

        awaitChange();
    }

    @Test
    void followsTheLinksThatKubernetesSwaps() throws IOException {
        var folder = home.resolve("configs/carriers");
        write("configs/carriers/..1/c.json", "{\"v\":1}");
        write("configs/carriers/..2/c.json", "{\"v\":2}");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(folder.resolve("c.json"), Path.of("..data/c.json"));
        awaitChange();

        Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
        Files.move(
                folder.resolve("..data_tmp"),
                folder.resolve("..data"),
                StandardCopyOption.ATOMIC_MOVE);

        awaitChange();
        assertThat(changed()).contains(folder.resolve("c.json"));
    }

    @Test
    void followsALinkedConfigsFolder() throws IOException {
        Files.move(home.resolve("configs"), home.resolve("one"));
        Files.createSymbolicLink(home.resolve("configs"), Path.of("one"));
        await().until(() -> told.get() > 0);

        write("one/addresses/a.json", "{\"v\":2}");

        awaitChange();
        assertThat(changed()).containsExactly(home.resolve("configs/addresses/a.json"));
    }

    @Test
    void tellsOfAChangedSecretAndOfItsReturn() throws IOException {
        var secret = home.resolve("secrets/password");
        write("secrets/password", "one");
        watch.secrets(Set.of(secret));
        seen = watch.look();

        write("secrets/password", "another");
        awaitChange();
        assertThat(changed()).containsExactly(secret);

        Files.delete(secret);
        awaitChange();
        assertThat(watch.look().secrets()).containsEntry(secret, FileStamp.NONE);
    }

    @Test
    void tellsOfJarsInPluginsAndInFoldersOfIt() throws IOException {
        write("plugins/a.jar", "a");
        awaitChange();

        write("plugins/more/b.jar", "b");
        awaitChange();

        write("plugins/more/b.jar", "other");
        awaitChange();
        assertThat(watch.look().plugins()).containsKey(home.resolve("plugins/more/b.jar"));
    }

    @Test
    void losesNothingWhenEventsOverflow() throws IOException {
        for (var i = 0; i < 3_000; i++) {
            Files.writeString(home.resolve("configs/addresses/f" + i + ".json"), "{}");
        }

        await().until(() -> watch.look().files().size() == 3_001);
    }

    @Test
    void saysNothingOfFilesThatDoNotCount() throws IOException {
        write("configs/addresses/.a.json.swp", "x");
        write("configs/examples/e.json", "{}");
        write("README.md", "x");
        write("configs/addresses/a.json", "{ }");

        awaitChange();

        assertToldOnce();
    }

    @Test
    void findsChangesByLookingWhereTheSystemSendsNoEvents() throws IOException {
        watch.close();
        open(SOON, new NoEvents("User limit of inotify instances reached"));

        write("configs/tasks/t.yaml", "{}");
        awaitChange();
        write("configs/tasks/t.yaml", "{ }");
        awaitChange();

        assertThat(changed()).containsExactly(home.resolve("configs/tasks/t.yaml"));
    }

    @Test
    void findsChangesBehindALinkByLooking() throws IOException {
        watch.close();
        write("elsewhere/b.json", "{}");
        Files.createSymbolicLink(
                home.resolve("configs/addresses/b.json"), home.resolve("elsewhere/b.json"));
        open(SOON, FileSystems.getDefault().newWatchService());

        write("elsewhere/b.json", "{\"v\":2}");

        awaitChange();
        assertThat(changed()).containsExactly(home.resolve("configs/addresses/b.json"));
    }

    private Snapshot before = Snapshot.EMPTY;

    private void awaitChange() {
        before = seen;
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> told.get() > 0 && !watch.look().equals(before));
        seen = watch.look();
    }

    private void assertToldOnce() {
        await().during(Duration.ofMillis(400)).until(() -> told.get() == 1);
    }

    private Set<Path> changed() {
        return seen.changedSince(before);
    }

    private void write(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
