package io.postern.serial.port;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a serial port is offered over TCP, such as by ser2net.
 *
 * @param host a name or a number, without brackets
 */
public record TcpPlace(String host, int port) {

    private static final String STEM = "tcp://";
    private static final Pattern FORM =
            Pattern.compile("tcp://(?:\\[([0-9A-Fa-f:.%\\w]+)\\]|([^\\s/:\\[\\]@]+)):(\\d{1,5})");
    private static final int MOST = 65_535;

    /** Whether somebody wants a TCP connection, however it is written. */
    public static boolean isMeant(String place) {
        return place.toLowerCase(Locale.ROOT).startsWith("tcp:");
    }

    /**
     * @throws IllegalArgumentException when it is written in another way, saying what was expected
     */
    public static TcpPlace of(String place) {
        var form = FORM.matcher(place);
        if (!form.matches()) {
            throw wrong(place);
        }
        int port = Integer.parseInt(form.group(3));
        if (port < 1 || port > MOST) {
            throw new IllegalArgumentException(
                    "expected a port from 1 to " + MOST + ", found \"" + place + "\"");
        }
        return new TcpPlace(form.group(1) == null ? form.group(2) : form.group(1), port);
    }

    private static IllegalArgumentException wrong(String place) {
        var rest = place.substring("tcp:".length()).replaceFirst("^/*", "").replaceFirst("/+$", "");
        var better = STEM + rest;
        var hint =
                !better.equals(place) && FORM.matcher(better).matches()
                        ? "; did you mean \"" + better + "\""
                        : "";
        return new IllegalArgumentException(
                "expected tcp://HOST:PORT, such as \"tcp://10.0.0.7:4001\", found \""
                        + place
                        + "\""
                        + hint);
    }

    @Override
    public String toString() {
        return STEM + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
