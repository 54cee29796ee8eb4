package io.postern.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the HTTP server listens. Until there are passwords, only this machine may reach it.
 *
 * @param host {@code localhost} or a loopback address, IPv6 without brackets
 * @param port 0 takes any free one
 */
public record HttpAddress(String host, int port) {

    private static final String EXPECTED = "--http: expected HOST:PORT or off, found ";

    /**
     * Reads {@code HOST:PORT}; {@code off} is empty.
     *
     * @throws IllegalArgumentException saying what was expected and what was found
     */
    public static Optional<HttpAddress> parse(String text) {
        if (text.equals("off")) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException(EXPECTED + "\"" + text + "\"");
        }
        var host = withoutBrackets(text.substring(0, colon));
        int port = port(text, text.substring(colon + 1));
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "--http: expected localhost or a loopback address such as 127.0.0.1 (other"
                            + " machines may not connect as long as there are no passwords), found"
                            + " \""
                            + text
                            + "\"");
        }
        return Optional.of(new HttpAddress(host, port));
    }

    /** As it stands in a URL. */
    public String shownHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return shownHost() + ":" + port;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static int port(String text, String digits) {
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException(
                    "--http: expected a port from 0 to 65535, found \""
                            + digits
                            + "\" in \""
                            + text
                            + "\"");
        }
        return Integer.parseInt(digits);
    }

    // no look-up: a name may mean another machine tomorrow
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || Pattern.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}", host);
    }
}
