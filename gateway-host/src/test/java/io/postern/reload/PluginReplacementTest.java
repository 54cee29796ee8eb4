package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
            shop.plugin("climate", "1.0");
            shop.handler("a", "value 0 end\n");
            shop.reloader().start();
            var good = "1.0";

            for (var i = 1; i <= 40; i++) {
                disturb(shop, i);
                var version = "2." + i;
                var works = random.nextInt(3) > 0;
                if (!works) {
                    shop.runtime.refuse(version);
                }
                shop.plugin("climate", version);
                shop.awaitPass();
                good = works ? version : good;
                awaitVersion(shop, good);
            }

            shop.plugin("climate", "3.0");
            shop.handler("b", "value 41 end\n");
            awaitVersion(shop, "3.0");
            shop.awaitWell();
            shop.awaitValues(Map.of("a", "0", "b", "41"));
            assertThat(shop.plugins.running()).isSameAs(shop.runtime.catalog());
        }
    }

    private void disturb(Workshop shop, int number) throws IOException {
        if (random.nextBoolean()) {
            shop.handler("b", random.nextBoolean() ? "value" : "value " + number + " end\n");
        }
    }

    private static void awaitVersion(Workshop shop, String version) {
        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () ->
                                assertThat(
                                                shop.plugins
                                                        .running()
                                                        .handlers()
                                                        .get("climate")
                                                        .plugin())
                                        .isEqualTo(version));
    }
}
