package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.testing.VirtualTime;
import io.postern.http.server.HttpServer;
import io.postern.metrics.AllMeters;
import io.postern.ops.Route;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NettyLoadingTest {

    @Test
    void whatIsOffIsNotLoaded() throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var classes =
                List.of(HttpAddress.class, Off.class, AllMeters.class, Route.class, Json.class)
                        .stream()
                        .map(NettyLoadingTest::home)
                        .distinct()
                        .toList();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xlog:class+load",
                                "-cp",
                                String.join(File.pathSeparator, classes),
                                Off.class.getName())
                        .redirectErrorStream(true)
                        .start();

        var loaded = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded)
                .contains("io.postern.http.HttpAddress")
                .contains("io.postern.metrics.ObjectMeters")
                .doesNotContain("io.netty")
                .doesNotContain("io.micrometer");
    }

    private static String home(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /** What a start with {@code --http off} does. */
    static final class Off {

        private Off() {}

        public static void main(String[] arguments) {
            var figures = new AllMeters();
            figures.of("address", "a").count("postern.messages.in", "In", () -> 0);
            var routes = new HttpRoutes(OwnRoutes.of(figures::scrape, () -> new Health(List.of())));
            HttpAddress.parse("off")
                    .ifPresent(address -> HttpServer.start(address, routes, new VirtualTime()));
        }
    }
}
