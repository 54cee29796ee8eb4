package io.postern.mqtt.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the way leads, in the forms in which it is told.
 *
 * @param host without the zone of IPv6, which means something on this machine only
 */
public record HostPort(String host, int port) {

    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    public HostPort {
        host = host.replaceFirst("%.*", "");
    }

    /** The address where the host is one; empty where it is a name. Asks no name service. */
    public Optional<byte[]> address() {
        if (host.indexOf(':') < 0 && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** The host as urls and HTTP write it. */
    public String written() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    @Override
    public String toString() {
        return written() + ":" + port;
    }
}
