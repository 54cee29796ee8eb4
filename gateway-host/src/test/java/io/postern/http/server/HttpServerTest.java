package io.postern.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.http.Health;
import io.postern.http.HttpAddress;
import io.postern.http.HttpRoutes;
import io.postern.http.OwnRoutes;
import io.postern.http.RawHttpClient;
import io.postern.http.Workers;
import io.postern.ops.Route;
import io.postern.ops.Route.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private final VirtualTime time = new VirtualTime();
    private volatile Health health = new Health(List.of());
    private final HttpRoutes routes = new HttpRoutes(OwnRoutes.of(() -> "up 1.0\n", () -> health));
    private final HttpServer server =
            HttpServer.start(new HttpAddress("127.0.0.1", 0), routes, time);
    private final InetSocketAddress at = server.opened().toCompletableFuture().join();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsMetrics() throws Exception {
        var answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("up 1.0\n");
        assertThat(answer.headers().firstValue("content-type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void tellsLiveAndReadyApart() throws Exception {
        assertAnswer(get("/health"), 200, "{\"live\":true,\"ready\":true,\"reasons\":[]}");

        health = new Health(List.of("the configuration has problems and there is no last one"));

        var notReady =
                "{\"live\":true,\"ready\":false,\"reasons\":[\"the configuration has problems and"
                        + " there is no last one\"]}";
        assertAnswer(get("/health"), 503, notReady);
        assertAnswer(get("/health/ready"), 503, notReady);
        assertAnswer(get("/health/live"), 200, "{\"live\":true}");
    }

    @Test
    void runsTheRoutesOfPluginsAsTheyComeAndGo() throws Exception {
        var registration =
                routes.add(
                        List.of(
                                route(
                                        "POST",
                                        "/api/*",
                                        request ->
                                                request.method()
                                                        + " "
                                                        + request.path()
                                                        + " "
                                                        + request.query()
                                                        + " "
                                                        + request.headers().get("x-a")
                                                        + " "
                                                        + new String(request.body(), UTF_8))));

        assertAnswer(
                client.send(
                        request("/api/a%20b/%C3%A9?x=1&x=2&y=%26")
                                .header("X-A", "1")
                                .header("X-A", "2")
                                .POST(BodyPublishers.ofString("body"))
                                .build(),
                        BodyHandlers.ofString()),
                200,
                "POST /api/a b/é {x=1, y=&} 1, 2 body");

        registration.close();
        assertAnswer(get("/api/x"), 404, "{\"error\":\"path: nothing at \\\"/api/x\\\"\"}");
    }

    @Test
    void theRootIsAPageOfLinksUntilAPluginHasOne() throws Exception {
        var registration = routes.add(List.of(route("GET", "/console/*", request -> "console")));

        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains(
                        "<li><a href=\"/console/\">/console/</a></li>\n"
                                + "<li><a href=\"/health\">/health</a>: whether a configuration"
                                + " runs</li>\n"
                                + "<li><a href=\"/health/live\">/health/live</a>: whether the"
                                + " process answers</li>\n")
                .contains("<a href=\"/metrics\">", "<code>postern status</code>");
        registration.close();

        routes.add(List.of(route("GET", "/", request -> "its own")));
        assertAnswer(get("/"), 200, "its own");
    }

    @Test
    void namesTheMethodsThereAre() throws Exception {
        var answer = client.send(request("/metrics").DELETE().build(), BodyHandlers.ofString());

        assertAnswer(
                answer, 405, "{\"error\":\"method: expected GET, HEAD, found \\\"DELETE\\\"\"}");
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void headIsGetWithoutBody() throws Exception {
        var answer =
                client.send(
                        request("/metrics").method("HEAD", BodyPublishers.noBody()).build(),
                        BodyHandlers.ofString());

        assertAnswer(answer, 200, "");
        assertThat(answer.headers().firstValue("content-length")).contains("7");
        assertAnswer(get("/metrics"), 200, "up 1.0\n");
    }

    @Test
    void takesAMegabyteAndNoMore() throws Exception {
        routes.add(List.of(route("PUT", "/size", request -> "" + request.body().length)));

        assertAnswer(put("/size", 1024 * 1024), 200, "1048576");
        assertAnswer(
                put("/size", 1024 * 1024 + 1),
                413,
                "{\"error\":\"body: expected at most 1048576 bytes, found more\"}");
        assertAnswer(
                client.send(
                        request("/size")
                                .PUT(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                new byte[5_000_000])))
                                .build(),
                        BodyHandlers.ofString()),
                413,
                "{\"error\":\"body: expected at most 1048576 bytes, found more\"}");
    }

    @Test
    void aRouteThatFailsCostsItsCallerOnly() throws Exception {
        routes.add(
                List.of(
                        new Route(
                                "GET",
                                "/bad",
                                request -> {
                                    throw new IOException("no such file");
                                }),
                        new Route("GET", "/none", request -> nothing()),
                        new Route(
                                "GET",
                                "/split",
                                request ->
                                        new Response(
                                                200,
                                                "text/plain",
                                                List.of(new Response.Header("a", "b\r\nc: d")),
                                                new byte[0])),
                        new Route(
                                "GET",
                                "/odd",
                                request -> Response.of(7, "text/plain", new byte[0]))));

        assertAnswer(get("/bad"), 500, "{\"error\":\"/bad: failed inside; the log says why\"}");
        assertAnswer(get("/none"), 500, "{\"error\":\"/none: failed inside; the log says why\"}");
        assertAnswer(get("/odd"), 500, "{\"error\":\"/odd: failed inside; the log says why\"}");
        assertAnswer(
                get("/split"), 500, "{\"error\":\"answer: expected valid headers, found others\"}");
        assertAnswer(get("/metrics"), 200, "up 1.0\n");
    }

    @Test
    void routesThatBlockDoNotHideTheHealth() throws Exception {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        routes.add(
                List.of(
                        route(
                                "GET",
                                "/block",
                                request -> {
                                    begun.countDown();
                                    await(end);
                                    return "done";
                                })));
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var pipelined = new RawHttpClient(at)) {
            answers.add(client.sendAsync(request("/block").build(), BodyHandlers.ofString()));
            answers.add(client.sendAsync(request("/block").build(), BodyHandlers.ofString()));
            begun.await();
            pipelined.send(get11("/health/live").repeat(3) + last("/health/live"));
            assertThat(pipelined.rest()).containsPattern("(?s)(\\{\"live\":true\\}.*){4}");
        }
        end.countDown();

        for (var answer : answers) {
            assertAnswer(answer.join(), 200, "done");
        }
    }

    @Test
    void saysWhenTooMuchIsAskedAtOnce() throws Exception {
        var end = new CountDownLatch(1);
        var lane = new Workers("test", 1, 1);
        lane.offer(() -> await(end));

        assertThat(lane.offer(() -> {})).isTrue();
        assertThat(lane.offer(() -> {})).isFalse();

        end.countDown();
        lane.close();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws Exception {
        routes.add(List.of(route("GET", "/n/*", request -> "<" + request.path() + ">")));
        var requests = new StringBuilder();
        for (int n = 0; n < 100; n++) {
            requests.append(get11("/n/" + n));
        }

        try (var raw = new RawHttpClient(at)) {
            var rest = raw.send(requests + last("/n/100")).rest();

            var order =
                    Pattern.compile("</n/(\\d+)>")
                            .matcher(rest)
                            .results()
                            .map(each -> each.group(1))
                            .collect(Collectors.joining(","));
            assertThat(order)
                    .isEqualTo(
                            IntStream.rangeClosed(0, 100)
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining(",")));
        }
    }

    private static Response nothing() {
        return Map.<String, Response>of().get("none");
    }

    private static Route route(String method, String path, Function<Route.Request, String> text) {
        return new Route(
                method,
                path,
                request -> Response.of(200, "text/plain", text.apply(request).getBytes(UTF_8)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, int bytes) throws Exception {
        return client.send(
                request(path).PUT(BodyPublishers.ofByteArray(new byte[bytes])).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path));
    }

    private static String get11(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static String last(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
