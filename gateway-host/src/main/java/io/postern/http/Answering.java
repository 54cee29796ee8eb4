package io.postern.http;

import io.netty.handler.codec.http.HttpRequest;
import io.postern.api.context.Time;
import io.postern.event.RateLimitedLog;
import io.postern.ops.Route;
import io.postern.ops.Route.Request;
import io.postern.ops.Route.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request and runs it beside the event loop. The gateway's own routes have a
 * worker of theirs, so that a plugin that blocks does not make the gateway look dead.
 */
public final class Answering {

    private static final int QUEUED = 64;

    private final HttpRoutes routes;
    private final Workers own = new Workers("postern http", 1, QUEUED);
    private final Workers plugins = new Workers("postern http plugin", 2, QUEUED);
    private final RateLimitedLog log;

    public Answering(HttpRoutes routes, Time time) {
        this.routes = routes;
        this.log =
                new RateLimitedLog(
                        LoggerFactory.getLogger(Answering.class), time, Duration.ofMinutes(1));
    }

    /** Hands the answer over, on this thread or another. */
    public void answer(HttpRequest request, byte[] body, Consumer<Response> then) {
        try {
            var target = Target.read(request.uri());
            var route = routes.find(request.method().name(), target.path());
            if (route.isEmpty() && RootPage.isMeant(request.method().name(), target.path())) {
                then.accept(RootPage.of(routes.places()));
                return;
            }
            if (route.isEmpty()) {
                then.accept(notThere(routes, request.method().name(), target.path()));
                return;
            }
            var lane = routes.isOwn(route.get()) ? own : plugins;
            var asked =
                    new Request(
                            request.method().name(),
                            target.path(),
                            target.query(),
                            headers(request),
                            body);
            if (!lane.offer(() -> then.accept(run(route.get(), asked)))) {
                then.accept(Answers.error(503, "too many requests at once: try again"));
            }
        } catch (RefusedRequest refusal) {
            then.accept(refusal.response());
        }
    }

    public void close() {
        own.close();
        plugins.close();
        log.close();
    }

    // what a plugin throws, errors of linking too, costs its caller only
    private Response run(Route route, Request request) {
        try {
            return checked(route.action().answer(request));
        } catch (Exception | LinkageError fault) {
            log.warn(
                    route.path(),
                    () -> "route " + route.method() + " " + route.path() + " failed: " + fault);
            return Answers.error(500, route.path() + ": failed inside; the log says why");
        }
    }

    // a plugin may be written without regard to null
    private static Response checked(Response answer) {
        Objects.requireNonNull(answer, "expected an answer, found null");
        Objects.requireNonNull(answer.contentType(), "expected a content type, found null");
        Objects.requireNonNull(answer.body(), "expected a body, found null");
        if (answer.status() < 200 || answer.status() > 599) {
            throw new IllegalStateException(
                    "expected a status from 200 to 599, found " + answer.status());
        }
        for (var header : answer.headers()) {
            Objects.requireNonNull(header.name(), "expected a header name, found null");
            Objects.requireNonNull(header.value(), "expected a header value, found null");
        }
        return answer;
    }

    private static Response notThere(HttpRoutes routes, String method, String path) {
        var methods = routes.methods(path);
        if (methods.isEmpty()) {
            return Answers.error(404, "path: nothing at \"" + path + "\"");
        }
        var allowed = String.join(", ", methods);
        var error =
                Answers.error(405, "method: expected " + allowed + ", found \"" + method + "\"");
        return new Response(
                error.status(),
                error.contentType(),
                List.of(new Response.Header("allow", allowed)),
                error.body());
    }

    private static Map<String, String> headers(HttpRequest request) {
        var headers = new TreeMap<String, String>();
        for (var header : request.headers()) {
            headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (first, next) -> first + ", " + next);
        }
        return headers;
    }
}
