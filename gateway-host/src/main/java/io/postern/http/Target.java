package io.postern.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a request's line asks for: a path that leads nowhere else, and parameters. */
record Target(String path, Map<String, String> query) {

    private static final List<String> DOTS = List.of(".", "..");

    static Target read(String uri) throws RefusedRequest {
        try {
            var decoder = new QueryStringDecoder(uri);
            check(decoder.path());
            var query = new LinkedHashMap<String, String>();
            decoder.parameters().forEach((name, values) -> query.put(name, values.get(0)));
            return new Target(decoder.path(), query);
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedRequest(400, "path: expected %XX after each %, found something else");
        }
    }

    private static void check(String path) throws RefusedRequest {
        if (!path.startsWith("/")) {
            throw new RefusedRequest(400, "path: expected to begin with \"/\"");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedRequest(400, "path: expected no control characters");
        }
        for (var part : path.split("/")) {
            if (DOTS.contains(part)) {
                throw new RefusedRequest(400, "path: expected no \".\" or \"..\"");
            }
        }
    }
}
