package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.ops.Route;
import io.postern.ops.Route.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpRoutesTest {

    private final HttpRoutes routes = new HttpRoutes(List.of(route("GET", "/health")));

    @Test
    void theExactPathCountsThenTheLongestStar() {
        var all = route("GET", "/api/*");
        var signals = route("GET", "/api/signals/*");
        var one = route("GET", "/api/signals/x");
        routes.add(List.of(all, signals, one));

        assertThat(routes.find("GET", "/api/signals/x")).contains(one);
        assertThat(routes.find("HEAD", "/api/signals/y")).contains(signals);
        assertThat(routes.find("GET", "/api/")).contains(all);
        assertThat(routes.find("GET", "/api")).isEmpty();
        assertThat(routes.find("POST", "/api/signals/x")).isEmpty();
        assertThat(routes.methods("/api/x")).containsExactly("GET", "HEAD");
    }

    @Test
    void goWithTheirPlugin() {
        var registration = routes.add(List.of(route("PUT", "/x")));

        registration.close();

        assertThat(routes.find("PUT", "/x")).isEmpty();
        assertThat(routes.find("GET", "/health")).isPresent();
    }

    @Test
    void wrongOnesAreRefusedWithAllTheyCameWith() {
        assertRefused(
                route("GET", "/health"),
                "route GET /health: expected a path that is free, found one that is taken");
        assertRefused(
                route("get", "/x"),
                "route get /x: expected GET, POST, PUT or DELETE, found \"get\"");
        assertRefused(
                route("GET", "x*y"),
                "route GET x*y: expected a path such as /api/x or /api/*, found \"x*y\"");
        assertThat(routes.find("GET", "/good")).isEmpty();
    }

    private void assertRefused(Route route, String message) {
        assertThatThrownBy(() -> routes.add(List.of(route("GET", "/good"), route)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Route route(String method, String path) {
        return new Route(method, path, request -> Response.of(200, "text/plain", new byte[0]));
    }
}
