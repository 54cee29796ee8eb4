package io.postern.broker.artemis.port;

import io.postern.api.link.LinkException;
import io.postern.broker.Plan;
import io.postern.broker.artemis.words.ArtemisWords;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * One port to listen on.
 *
 * @param name the setting that says it
 */
public record ListeningPort(String name, String host, int number) {

    private static final String WEB = "websocket_port";

    public static List<ListeningPort> of(Plan plan) {
        var all = new ArrayList<ListeningPort>();
        all.add(new ListeningPort("port", plan.host(), plan.port()));
        plan.webSocketPort().ifPresent(port -> all.add(new ListeningPort(WEB, plan.host(), port)));
        return all;
    }

    /** Tells before anything else is begun. */
    public void expectFree() throws LinkException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), number));
        } catch (UnknownHostException unknown) {
            throw new LinkException(
                    "host: expected an address of this machine, found \""
                            + host
                            + "\", which no name server knows: use 127.0.0.1 or 0.0.0.0",
                    unknown);
        } catch (IOException refused) {
            throw refused(refused);
        }
    }

    LinkException refused(Throwable cause) {
        return cause instanceof BindException taken
                ? new LinkException(words(taken), taken)
                : new LinkException(
                        name
                                + ": expected to listen on "
                                + this
                                + ", found "
                                + ArtemisWords.of(cause),
                        cause);
    }

    public boolean isWebSocket() {
        return name.equals(WEB);
    }

    private String words(BindException refused) {
        var reason = String.valueOf(refused.getMessage());
        if (reason.contains("assign")) {
            return "host: expected an address of this machine, found \""
                    + host
                    + "\": use 127.0.0.1 or 0.0.0.0";
        }
        if (reason.contains("ermission")) {
            return name
                    + ": expected a port that the gateway's user may open, found "
                    + number
                    + ": use one above 1023";
        }
        return name
                + ": expected "
                + this
                + " to be free, found another program on it, perhaps another broker such as"
                + " mosquitto: stop that one or choose another \""
                + name
                + "\"";
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + number : host + ":" + number;
    }
}
