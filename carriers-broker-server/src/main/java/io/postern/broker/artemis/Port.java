package io.postern.broker.artemis;

import io.postern.api.carrier.LinkException;
import io.postern.broker.Plan;
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
 * @param name what Artemis calls it, and the setting that says it
 */
record Port(String name, String host, int number) {

    static List<Port> of(Plan plan) {
        var all = new ArrayList<Port>();
        all.add(new Port("port", plan.host(), plan.port()));
        plan.webSocketPort()
                .ifPresent(port -> all.add(new Port("websocket_port", plan.host(), port)));
        return all;
    }

    /** Artemis itself would only log that a port is busy, and go on without it. */
    void expectFree() throws LinkException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), number));
        } catch (UnknownHostException unknown) {
            throw new LinkException(
                    "host: expected an address of this machine, found \""
                            + host
                            + "\", which no name server knows: use 127.0.0.1 or 0.0.0.0",
                    unknown);
        } catch (BindException taken) {
            throw new LinkException(words(taken), taken);
        } catch (IOException refused) {
            throw new LinkException(
                    name + ": expected to listen on " + this + ", found " + refused.getMessage(),
                    refused);
        }
    }

    LinkException taken() {
        return new LinkException(words(new BindException("in use")));
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
