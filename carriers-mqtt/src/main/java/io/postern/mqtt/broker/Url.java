package io.postern.mqtt.broker;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address taken apart.
 *
 * @param scheme in small letters; empty where there is only a host
 * @param host without the brackets of IPv6
 * @param path without the leading slash
 */
public record Url(
        Optional<String> scheme, String host, Optional<Integer> port, Optional<String> path) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,255}");
    private static final Pattern IPV6 =
            Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");

    /**
     * @throws IllegalArgumentException saying what was expected; it never quotes the text, which
     *     may hold a password
     */
    public static Url of(String text) {
        var matcher = SCHEME.matcher(text);
        return matcher.matches()
                ? rest(Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)), matcher.group(2))
                : rest(Optional.empty(), text);
    }

    private static Url rest(Optional<String> scheme, String rest) {
        if (rest.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "expected no user name and password in it; they have keys of their own");
        }
        int slash = rest.indexOf('/');
        var place = slash < 0 ? rest : rest.substring(0, slash);
        var path = slash < 0 ? Optional.<String>empty() : Optional.of(rest.substring(slash + 1));
        if (place.startsWith("[")) {
            int end = place.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("expected \"]\" after an IPv6 address");
            }
            return new Url(
                    scheme, ipv6(place.substring(1, end)), port(place.substring(end + 1)), path);
        }
        if (IPV6.matcher(place).matches() && place.indexOf(':') != place.lastIndexOf(':')) {
            return new Url(scheme, ipv6(place), Optional.empty(), path);
        }
        int colon = place.indexOf(':');
        return colon < 0
                ? new Url(scheme, name(place), Optional.empty(), path)
                : new Url(
                        scheme,
                        name(place.substring(0, colon)),
                        port(place.substring(colon)),
                        path);
    }

    private static String ipv6(String host) {
        if (!IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException("expected an IPv6 address in the brackets");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static String name(String host) {
        if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "expected the name or address of a host"
                            + (host.isEmpty() ? ", found none" : ""));
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> port(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches(":[0-9]{1,5}")) {
            throw new IllegalArgumentException("expected \":\" and a port after the host");
        }
        int port = Integer.parseInt(text.substring(1));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("expected a port from 1 to 65535, found " + port);
        }
        return Optional.of(port);
    }
}
