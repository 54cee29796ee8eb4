package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.ops.Route.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody sees who opens the gateway in a browser, unless a plugin has a page of its own. */
final class RootPage {

    private static final Map<String, String> WORDS =
            Map.of(
                    "/health", "whether a configuration runs",
                    "/health/live", "whether the process answers",
                    "/health/ready", "the same as /health",
                    "/metrics", "every figure, for Prometheus");

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Postern</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 1rem/1.6 system-ui, sans-serif; margin: 3rem auto; max-width: 36rem; padding: 0 1rem }
            li { margin: .3rem 0 }
            </style>
            </head>
            <body>
            <h1>Postern</h1>
            <p>The gateway runs. What it answers here:</p>
            <ul>
            %s</ul>
            <p>Carriers, addresses and what is wrong: <code>postern status</code> on this machine.</p>
            </body>
            </html>
            """;

    private RootPage() {}

    static boolean isMeant(String method, String path) {
        return path.equals("/") && (method.equals("GET") || method.equals("HEAD"));
    }

    static Response of(List<String> places) {
        var links = places.stream().map(RootPage::link).collect(Collectors.joining());
        return new Response(
                200,
                "text/html; charset=utf-8",
                List.of(
                        new Response.Header("cache-control", "no-store"),
                        new Response.Header(
                                "content-security-policy",
                                "default-src 'none'; style-src 'unsafe-inline'")),
                String.format(PAGE, links).getBytes(UTF_8));
    }

    private static String link(String place) {
        var shown = place.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        var words = WORDS.containsKey(place) ? ": " + WORDS.get(place) : "";
        return "<li><a href=\"" + shown + "\">" + shown + "</a>" + words + "</li>\n";
    }
}
