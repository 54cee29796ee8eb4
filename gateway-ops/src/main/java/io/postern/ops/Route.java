package io.postern.ops;

import java.util.List;
import java.util.Map;

/**
 * A path of the gateway's HTTP server.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param path such as {@code /api/signals/*}: a star at the end takes everything below
 */
public record Route(String method, String path, Action action) {

    /** Answers. May block: it runs on a lane of the server, never on an event loop. */
    @FunctionalInterface
    public interface Action {

        Response answer(Request request) throws Exception;
    }

    /**
     * @param query the first value of each parameter
     * @param headers by lower-case name
     * @param body at most 1 MB
     */
    public record Request(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body) {}

    /**
     * @param headers such as {@code cache-control: no-store}
     */
    public record Response(int status, String contentType, List<Header> headers, byte[] body) {

        public record Header(String name, String value) {}

        public static Response of(int status, String contentType, byte[] body) {
            return new Response(status, contentType, List.of(), body);
        }
    }
}
