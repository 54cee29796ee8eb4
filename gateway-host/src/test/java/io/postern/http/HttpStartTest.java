package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.http.server.HttpServer;
import io.postern.testing.HeardLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpStartTest {

    private final VirtualTime time = new VirtualTime();
    private final HttpRoutes routes =
            new HttpRoutes(OwnRoutes.of(() -> "", () -> new Health(List.of())));
    private final HeardLog log = new HeardLog(HttpServer.class);

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aTakenPortIsSaidOnceAndTriedUntilItIsFree() throws IOException {
        var loopback = InetAddress.getByName("127.0.0.1");
        var other = new ServerSocket(0, 50, loopback);
        int port = other.getLocalPort();
        var why =
                "http: cannot listen at 127.0.0.1:"
                        + port
                        + ": another program has that port; tried again every 5 s (another port:"
                        + " --http 127.0.0.1:PORT, none: --http off)";

        try (var server = HttpServer.start(new HttpAddress("127.0.0.1", port), routes, time)) {
            for (int round = 0; round < 3; round++) {
                Awaitility.await().until(() -> time.timers() == 1);
                assertThat(server.trouble()).contains(why);
                time.advance(HttpServer.PAUSE);
            }
            Awaitility.await().until(() -> time.timers() == 1);
            other.close();
            time.advance(HttpServer.PAUSE);

            var at = server.opened().toCompletableFuture().join();
            assertThat(at.getPort()).isEqualTo(port);
            assertThat(server.trouble()).isEmpty();
        }
        assertThat(log.lines())
                .containsExactly(why, "http: listens at http://127.0.0.1:" + port + "/");
    }

    @Test
    void canBeClosedAtAnyTime() throws IOException {
        HttpServer.start(new HttpAddress("127.0.0.1", 0), routes, time).close();

        try (var other = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            var server =
                    HttpServer.start(
                            new HttpAddress("127.0.0.1", other.getLocalPort()), routes, time);
            Awaitility.await().until(() -> time.timers() == 1);
            server.close();
            time.advance(HttpServer.PAUSE);
            server.close();

            assertThat(server.opened().toCompletableFuture()).isNotCompleted();
        }
    }
}
