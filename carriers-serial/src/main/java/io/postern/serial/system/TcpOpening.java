package io.postern.serial.system;

import io.postern.api.link.LinkException;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.port.TcpPlace;
import io.postern.serial.port.WriteWatch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import jdk.net.ExtendedSocketOptions;

/** Connects to serial ports that are offered over TCP. */
final class TcpOpening {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int IDLE_SECONDS = 30;
    private static final int ASK_SECONDS = 10;
    private static final int ASK_TIMES = 3;

    private TcpOpening() {}

    static Port open(TcpPlace place, LineSettings line, WriteWatch watch) throws LinkException {
        try {
            return new TcpPort(place, connected(place), line, watch);
        } catch (UnknownHostException unknown) {
            throw new LinkException(
                    "there is no host \"" + place.host() + "\"; is the name right", unknown);
        } catch (SocketTimeoutException silent) {
            throw new LinkException(
                    place
                            + " did not answer within "
                            + PATIENCE_MILLIS / 1000
                            + " s; is the device on, and does a firewall let us through",
                    silent);
        } catch (NoRouteToHostException away) {
            throw new LinkException(place + " cannot be reached; is its network up", away);
        } catch (ConnectException refused) {
            throw new LinkException(
                    place
                            + " refused the connection; is ser2net or the like running there, and"
                            + " is the port right",
                    refused);
        } catch (IOException failed) {
            throw new LinkException(place + " cannot be reached: " + failed.getMessage(), failed);
        }
    }

    /** A name may stand for several addresses, of which one answers. */
    private static Socket connected(TcpPlace place) throws IOException {
        var addresses = InetAddress.getAllByName(place.host());
        for (int i = 0; i < addresses.length - 1; i++) {
            try {
                return connected(addresses[i], place.port(), PATIENCE_MILLIS / addresses.length);
            } catch (IOException next) {
                continue;
            }
        }
        var last = addresses[addresses.length - 1];
        return connected(last, place.port(), PATIENCE_MILLIS / addresses.length);
    }

    private static Socket connected(InetAddress address, int port, int millis) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            watchForSilence(socket);
            socket.connect(new InetSocketAddress(address, port), millis);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** A far end that lost its power says nothing; the system asks it now and then. */
    private static void watchForSilence(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, ASK_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, ASK_TIMES);
        }
    }
}
