package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replaces plugins, good and bad, while files change, are broken and are mended. */
class PluginReplacementTest {

    @TempDir private Path home;
    private final Random random = new Random(7);

    @Test
    void runsTheNewestPluginThatWorks() throws Exception {
        try (var shop = new Workshop(home)) {
            shop.plugin("1.0");
            shop.handler("a", "0");
            shop.hurry();
            shop.reloader().start();
            var good = "1.0";

            for (var i = 1; i <= 40; i++) {
                disturb(shop, i);
                var version = "2." + i;
                var works = random.nextInt(3) > 0;
                if (!works) {
                    shop.refuse(version);
                }
                shop.plugin(version);
                if (works) {
                    good = version;
                } else {
                    await().until(() -> shop.state().troubles().toString().contains(version));
                }
                shop.awaitVersion(good);
            }

            shop.plugin("3.0");
            shop.handler("b", "41");
            shop.awaitVersion("3.0");
            shop.awaitWell();
            shop.awaitValues(Map.of("a", "0", "b", "41"));
            assertThat(shop.plugins.catalog()).isSameAs(shop.catalog());
        }
    }

    private void disturb(Workshop shop, int number) throws IOException {
        if (random.nextBoolean()) {
            if (random.nextBoolean()) {
                shop.half("b");
            } else {
                shop.handler("b", "" + number);
            }
        }
    }
}
