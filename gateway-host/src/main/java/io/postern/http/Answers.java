package io.postern.http;

import io.postern.api.json.JsonObject;
import io.postern.ops.Route.Response;
import java.util.List;

/** Answers of the server itself, in JSON. */
public final class Answers {

    private Answers() {}

    static Response json(int status, JsonObject body) {
        return new Response(
                status,
                "application/json",
                List.of(new Response.Header("cache-control", "no-store")),
                body.bytes());
    }

    public static Response error(int status, String message) {
        return json(status, JsonObject.EMPTY.with("error", message));
    }
}
