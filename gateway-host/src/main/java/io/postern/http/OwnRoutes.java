package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.ops.Route;
import io.postern.ops.Route.Request;
import io.postern.ops.Route.Response;
import java.util.List;
import java.util.function.Supplier;

/** What the gateway itself answers: {@code /metrics} and {@code /health}. */
public final class OwnRoutes {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> metrics;
    private final Supplier<Health> health;

    private OwnRoutes(Supplier<String> metrics, Supplier<Health> health) {
        this.metrics = metrics;
        this.health = health;
    }

    /**
     * @param metrics the page for Prometheus
     */
    public static List<Route> of(Supplier<String> metrics, Supplier<Health> health) {
        var own = new OwnRoutes(metrics, health);
        return List.of(
                new Route("GET", "/metrics", own::metrics),
                new Route("GET", "/health", own::ready),
                new Route("GET", "/health/ready", own::ready),
                new Route("GET", "/health/live", own::live));
    }

    private Response metrics(Request request) {
        return Response.of(200, PROMETHEUS, metrics.get().getBytes(UTF_8));
    }

    private Response live(Request request) {
        return Answers.json(200, JsonObject.builder().put("live", true).build());
    }

    private Response ready(Request request) {
        var now = health.get();
        List<Json> reasons = now.reasons().stream().<Json>map(Json::of).toList();
        return Answers.json(
                now.isReady() ? 200 : 503,
                JsonObject.builder()
                        .put("live", true)
                        .put("ready", now.isReady())
                        .put("reasons", new JsonArray(reasons))
                        .build());
    }
}
