package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.config.plan.Configuration;
import io.postern.watch.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits a live folder as people, editors and scripts do, and compares with a fresh reading. */
class LiveEditsTest {

    private static final int EDITS = 300;

    /** What the machine itself may open meanwhile; 300 edits that leak leave far more. */
    private static final int FEW = 5;

    private static final long SEED = 20_240_301;

    @TempDir private Path home;
    private final Random random = new Random(SEED);
    private final TreeMap<String, Object> whole = new TreeMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<Map<String, Object>> valid = new HashSet<>();
    private int values;

    @Test
    void endsWithWhatAFreshReadingGivesAndNeverAppliesHalf() throws Exception {
        try (var shop = new Workshop(home)) {
            shop.plugin("1.0");
            for (var i = 0; i < 20; i++) {
                write(shop, name(i), nextValue());
            }
            shop.reloader().start();
            shop.awaitPass();
            var threads = Resources.threads();
            var handles = Resources.handles();

            for (var i = 0; i < EDITS; i++) {
                edit(shop, name(random.nextInt(20)));
                if (random.nextInt(10) == 0) {
                    mend(shop);
                    shop.awaitPass();
                }
            }
            mend(shop);

            shop.awaitValues(whole);
            shop.awaitWell();
            assertThat(fresh(shop)).contains(last(shop).configuration());
            assertThat(shop.applied)
                    .allSatisfy(each -> assertThat(valid).contains(Workshop.values(each)));
            assertThat(shop.applied.size()).isGreaterThan(10);
            await().untilAsserted(() -> assertThat(Resources.threads()).isLessThan(threads + FEW));
            await().untilAsserted(() -> assertThat(Resources.handles()).isLessThan(handles + FEW));
        }
    }

    private Optional<Configuration> fresh(Workshop shop) {
        return Workshop.files(home).read(shop.catalog(), Snapshot.EMPTY).configuration();
    }

    private static ReloadState last(Workshop shop) {
        return shop.applied.get(shop.applied.size() - 1);
    }

    private void edit(Workshop shop, String name) throws IOException {
        switch (random.nextInt(7)) {
            case 0, 1 -> write(shop, name, nextValue());
            case 2 -> replace(shop, name, nextValue());
            case 3 -> delete(shop, name);
            case 4 -> {
                delete(shop, name);
                write(shop, name, nextValue());
            }
            case 5 -> rename(shop, name, "moved-" + name);
            default -> spoil(shop, name);
        }
    }

    private void write(Workshop shop, String name, String value) throws IOException {
        spoil(shop, name);
        var file = shop.handler(name);
        Files.writeString(file, value.substring(2) + "\"}", StandardOpenOption.APPEND);
        isWhole(name, value);
        isStill();
    }

    private void isWhole(String name, String value) {
        broken.remove(name);
        whole.put(name, value);
    }

    private void mend(Workshop shop) throws IOException {
        for (var name : Set.copyOf(broken)) {
            write(shop, name, nextValue());
        }
    }

    /** Half a value, as an editor leaves it for a moment. */
    private void spoil(Workshop shop, String name) throws IOException {
        broken.add(name);
        Files.writeString(shop.handler(name), Workshop.HALF);
    }

    private void replace(Workshop shop, String name, String value) throws IOException {
        var other = home.resolve("configs/handlers/." + name + ".part");
        Files.writeString(other, Workshop.content(value));
        Files.move(other, shop.handler(name), StandardCopyOption.ATOMIC_MOVE);
        isWhole(name, value);
        isStill();
    }

    private void delete(Workshop shop, String name) throws IOException {
        Files.deleteIfExists(shop.handler(name));
        broken.remove(name);
        whole.remove(name);
        isStill();
    }

    private void rename(Workshop shop, String name, String other) throws IOException {
        if (whole.containsKey(name) && !broken.contains(name)) {
            Files.move(shop.handler(name), shop.handler(other), StandardCopyOption.ATOMIC_MOVE);
            isWhole(other, whole.remove(name).toString());
            isStill();
        }
    }

    private void isStill() {
        if (broken.isEmpty()) {
            valid.add(Map.copyOf(whole));
        }
    }

    private String nextValue() {
        return "12" + ++values;
    }

    private static String name(int number) {
        return "h" + number;
    }
}
