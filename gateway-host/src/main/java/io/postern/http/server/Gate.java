package io.postern.http.server;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.postern.http.HttpAddress;
import io.postern.http.RefusedRequest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Lets in only what this machine's own programs and pages ask. A web page of somebody else can make
 * a browser here send requests: it is known by its Host (DNS rebinding) or its Origin.
 */
final class Gate {

    private final Set<String> names = new LinkedHashSet<>();

    Gate(HttpAddress address) {
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("[::1]");
        names.add(address.shownHost());
    }

    void check(HttpRequest request) throws RefusedRequest {
        checkReadable(request);
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            throw new RefusedRequest(400, "Host: expected one header, found " + hosts.size());
        }
        var host = hosts.get(0).strip().toLowerCase(Locale.ROOT);
        if (!names.contains(withoutPort(host))) {
            throw new RefusedRequest(
                    403, "Host: expected " + String.join(", ", names) + ", found \"" + host + "\"");
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            checkOrigin(request, "http://" + host);
        }
    }

    private static void checkReadable(HttpRequest request) throws RefusedRequest {
        if (request.decoderResult().isSuccess()) {
            return;
        }
        var cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            throw new RefusedRequest(
                    414,
                    "request line: expected at most " + NettyServer.LINE + " bytes, found more");
        }
        if (cause instanceof TooLongHttpHeaderException || cause instanceof TooLongFrameException) {
            throw new RefusedRequest(
                    431, "headers: expected at most " + NettyServer.HEADERS + " bytes, found more");
        }
        throw new RefusedRequest(400, "request: expected HTTP, found something else");
    }

    // a program sends none; a page sends its own, always
    private static void checkOrigin(HttpRequest request, String own) throws RefusedRequest {
        for (var origin : request.headers().getAll(HttpHeaderNames.ORIGIN)) {
            if (!origin.strip().toLowerCase(Locale.ROOT).equals(own)) {
                throw new RefusedRequest(
                        403, "Origin: expected \"" + own + "\", found \"" + origin + "\"");
            }
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') && colon >= 0 ? host.substring(0, colon) : host;
    }
}
