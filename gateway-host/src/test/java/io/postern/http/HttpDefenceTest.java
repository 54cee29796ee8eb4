package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.VirtualTime;
import io.postern.http.server.HttpServer;
import io.postern.http.server.NettyServer;
import io.postern.http.server.Patience;
import io.postern.ops.Route;
import io.postern.ops.Route.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpDefenceTest {

    private static final String GET = "GET /health/live HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\n";
    private static final String LAST = "Connection: close\r\n\r\n";

    private final VirtualTime time = new VirtualTime();
    private final HttpRoutes routes =
            new HttpRoutes(OwnRoutes.of(() -> "", () -> new Health(List.of())));
    private final HttpServer server =
            HttpServer.start(new HttpAddress("127.0.0.1", 0), routes, time);
    private final InetSocketAddress at = server.opened().toCompletableFuture().join();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void knowsOnlyItsOwnNames() throws IOException {
        for (var host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:9000", "[::1]:80")) {
            assertThat(ask(GET + "Host: " + host + "\r\n" + LAST)).startsWith("HTTP/1.1 200 OK");
        }
        assertRefused(
                GET + "Host: evil.example:8080\r\n\r\n",
                "403 Forbidden",
                "Host: expected localhost, 127.0.0.1, [::1], found \\\"evil.example:8080\\\"");
        assertRefused(GET + "\r\n", "400 Bad Request", "Host: expected one header, found 0");
        assertRefused(
                GET + HOST + HOST + "\r\n",
                "400 Bad Request",
                "Host: expected one header, found 2");
    }

    @Test
    void takesChangesOnlyFromItsOwnPages() throws IOException {
        routes.add(List.of(new Route("POST", "/x", request -> text("changed"))));
        var post = "POST /x HTTP/1.1\r\nContent-Length: 0\r\nHost: localhost:80\r\n";

        assertThat(ask(post + LAST)).endsWith("changed");
        assertThat(ask(post + "Origin: http://localhost:80\r\n" + LAST)).endsWith("changed");
        assertRefused(
                post + "Origin: http://localhost:81\r\n\r\n",
                "403 Forbidden",
                "Origin: expected \\\"http://localhost:80\\\", found \\\"http://localhost:81\\\"");
        assertRefused(
                post + "Origin: null\r\n\r\n",
                "403 Forbidden",
                "Origin: expected \\\"http://localhost:80\\\", found \\\"null\\\"");
    }

    @Test
    void pathsLeadNowhereElse() throws IOException {
        routes.add(List.of(new Route("GET", "/files/*", request -> text(request.path()))));

        for (var path : List.of("/files/../x", "/files/%2e%2e/x", "/files/%2E./x", "/./files/")) {
            assertThat(ask("GET " + path + " HTTP/1.1\r\n" + HOST + LAST))
                    .startsWith("HTTP/1.1 400 Bad Request")
                    .endsWith("{\"error\":\"path: expected no \\\".\\\" or \\\"..\\\"\"}");
        }
        assertThat(ask("GET /files/%00 HTTP/1.1\r\n" + HOST + LAST))
                .endsWith("{\"error\":\"path: expected no control characters\"}");
        assertThat(ask("GET /files/%zz HTTP/1.1\r\n" + HOST + LAST))
                .endsWith("{\"error\":\"path: expected %XX after each %, found something else\"}");
        assertThat(ask("GET http://x/files/ HTTP/1.1\r\n" + HOST + LAST))
                .endsWith("{\"error\":\"path: expected to begin with \\\"/\\\"\"}");
    }

    @Test
    void boundsLinesAndHeaders() throws IOException {
        assertRefused(
                "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                "414 Request-URI Too Long",
                "request line: expected at most 4096 bytes, found more");
        assertRefused(
                GET + HOST + ("X: " + "x".repeat(1_000) + "\r\n").repeat(20) + "\r\n",
                "431 Request Header Fields Too Large",
                "headers: expected at most 16384 bytes, found more");
    }

    @Test
    void aBodyAnnouncedTooLongIsRefusedBeforeItComes() throws IOException {
        var put = "PUT /x HTTP/1.1\r\n" + HOST;

        assertRefused(
                put + "Content-Length: 2000000000\r\nExpect: 100-continue\r\n\r\n",
                "413 Request Entity Too Large",
                "body: expected at most 1048576 bytes, found more");
        assertThat(ask(put + "Content-Length: 1\r\nExpect: 100-continue\r\n" + LAST + "x"))
                .startsWith("HTTP/1.1 100 Continue\r\n")
                .contains("HTTP/1.1 404 Not Found");
    }

    @Test
    void aRequestWithTwoLengthsIsRefused() throws IOException {
        var smuggled =
                "POST /x HTTP/1.1\r\n"
                        + HOST
                        + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nxxxx";

        assertThat(ask(smuggled)).startsWith("HTTP/1.1 400 Bad Request");
    }

    @Test
    void answersGarbageAndGoesOn() throws IOException {
        assertThat(ask("\u0016\u0003\u0001 hello\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
        assertThat(ask("GET / HTTP/9.x\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            var garbage = new StringBuilder();
            random.ints(random.nextInt(200), 0, 256).forEach(b -> garbage.append((char) b));
            try (var raw = new RawHttpClient(at)) {
                raw.send(garbage.toString());
            }
        }

        assertThat(ask(GET + HOST + LAST)).endsWith("{\"live\":true}");
    }

    @Test
    void cutsOffASlowClient() throws IOException {
        for (var begun : List.of("", "GET /he", "PUT /x HTTP/1.1\r\n" + HOST + "Content-Le")) {
            try (var raw = new RawHttpClient(at)) {
                raw.send(begun);
                var rest = CompletableFuture.supplyAsync(() -> restOf(raw));

                Awaitility.await()
                        .until(
                                () -> {
                                    time.advance(Patience.LIMIT.plusSeconds(1));
                                    return rest.isDone();
                                });

                assertThat(rest.join()).isEmpty();
            }
        }
    }

    @Test
    void cutsOffAClientThatDoesNotListen() throws IOException {
        var large = new byte[64 * 1024 * 1024];
        routes.add(
                List.of(
                        new Route(
                                "GET",
                                "/large",
                                request -> Response.of(200, "text/plain", large))));

        try (var raw = new RawHttpClient(at)) {
            raw.send("GET /large HTTP/1.1\r\n" + HOST + LAST).read(1);
            time.advance(Patience.LIMIT.plus(Duration.ofSeconds(1)));

            assertThat(restOf(raw).length()).isLessThan(large.length);
        }
        assertThat(ask(GET + HOST + LAST)).endsWith("{\"live\":true}");
    }

    @Test
    void holdsSixtyFourConnectionsAndNoMore() throws IOException {
        var clients = new ArrayList<RawHttpClient>();
        for (int n = 0; n < NettyServer.MOST_CONNECTIONS; n++) {
            var client = new RawHttpClient(at);
            clients.add(client);
            assertThat(client.send(GET + HOST + "\r\n").read(15)).isEqualTo("HTTP/1.1 200 OK");
        }

        try (var oneMore = new RawHttpClient(at)) {
            assertThat(restOf(oneMore)).isEmpty();
        }

        for (var client : clients) {
            client.close();
        }
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> ask(GET + HOST + LAST).startsWith("HTTP/1.1 200 OK"));
    }

    @Test
    void closesOpenConnectionsWhenItCloses() throws IOException {
        try (var raw = new RawHttpClient(at)) {
            raw.send(GET + HOST + "\r\n").read(15);

            server.close();

            assertThat(restOf(raw)).endsWith("{\"live\":true}");
        }
        assertThatThrownBy(() -> new RawHttpClient(at)).isInstanceOf(IOException.class);
    }

    private void assertRefused(String request, String status, String error) throws IOException {
        assertThat(ask(request))
                .startsWith("HTTP/1.1 " + status + "\r\n")
                .contains("connection: close\r\n")
                .endsWith("{\"error\":\"" + error + "\"}");
    }

    private String ask(String request) throws IOException {
        try (var raw = new RawHttpClient(at)) {
            return raw.send(request).rest();
        }
    }

    private static String restOf(RawHttpClient raw) {
        try {
            return raw.rest();
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static Response text(String text) {
        return Response.of(200, "text/plain", text.getBytes(UTF_8));
    }
}
