package io.postern.simulate.plug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * TCP ports, as a serial port server has them: raw bytes, one client after another. Has one owner
 * thread.
 */
public final class TcpOutlet implements PlugPoint {

    private static final int WAITING_CLIENTS = 8;

    private final InetAddress host;
    private int port;

    /**
     * @param port 0 takes a free one, and the same again after the cable was out
     */
    public TcpOutlet(InetAddress host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Plug plugIn() throws IOException {
        var server = new ServerSocket();
        try {
            // connections of before that still fade away are no reason to refuse
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, port), WAITING_CLIENTS);
        } catch (IOException refused) {
            server.close();
            throw new IOException(
                    "port "
                            + port
                            + " of "
                            + host.getHostAddress()
                            + ": expected a free port that may be opened, found: "
                            + refused.getMessage(),
                    refused);
        }
        port = server.getLocalPort();
        return new TcpPlug(server, address());
    }

    private String address() {
        var name = host.getHostAddress();
        return "tcp://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    @Override
    public Plug plugInElsewhere() throws IOException {
        int last = port;
        try (var held = new ServerSocket()) {
            held.setReuseAddress(true);
            held.bind(new InetSocketAddress(host, last));
            port = 0;
            return plugIn();
        } catch (IOException taken) {
            // somebody else has the old port by now: any free one is another
            port = 0;
            return plugIn();
        }
    }
}
