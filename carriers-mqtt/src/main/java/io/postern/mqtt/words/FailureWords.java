package io.postern.mqtt.words;

import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.proxy.ProxyException;
import io.postern.mqtt.web.WebSocketException;
import io.postern.mqtt.wire.MalformedPacketException;
import io.postern.mqtt.wire.PacketKind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a connection could not be opened, or ended, in words with the remedy. */
public final class FailureWords {

    private final Broker broker;
    private final MqttVersion version;
    private final PortWords port;

    public FailureWords(Broker broker, MqttVersion version) {
        this.broker = broker;
        this.version = version;
        this.port = new PortWords(broker, version);
    }

    /** Why it could not be opened. */
    public String opening(Throwable failure) {
        return broker.url() + ": " + reason(failure, true);
    }

    /**
     * Why it ended.
     *
     * @param flying how many messages were on their way
     */
    public Ending ending(Throwable failure, int flying) {
        return new Ending(broker.url() + ": " + reason(failure, false), isIo(failure), flying);
    }

    private static boolean isIo(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof EOFException
                || cause.getClass() == IOException.class;
    }

    private String reason(Throwable failure, boolean opening) {
        return said(failure, opening)
                .or(() -> causes(failure).stream().flatMap(c -> transport(c).stream()).findFirst())
                .orElseGet(
                        () ->
                                causes(failure).stream().anyMatch(FailureWords::isIo)
                                        ? closed(opening)
                                        : Outcomes.words(failure));
    }

    /** Whether another address of the same host may do better. */
    public static boolean isUnreachable(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(
                        cause ->
                                cause instanceof ConnectException
                                        || cause instanceof NoRouteToHostException);
    }

    private String closed(boolean opening) {
        return opening
                ? "the broker closed the connection before it answered; " + port.closed()
                : "the broker closed the connection without saying why";
    }

    /** What the broker said, or did not say. */
    private Optional<String> said(Throwable failure, boolean opening) {
        if (failure instanceof RefusedByBrokerException refused) {
            return Optional.of(refused.opening() ? atTheDoor(refused) : ended(refused));
        }
        if (failure instanceof MalformedPacketException malformed) {
            return Optional.of(malformed(malformed, opening));
        }
        if (failure instanceof SilentBrokerException silent) {
            return Optional.of(
                    silent.opening()
                            ? "connected, but no answer to our greeting in time; does an MQTT"
                                    + " broker listen on this port"
                            : "the broker no longer answers; look at the network between");
        }
        return Optional.empty();
    }

    private String atTheDoor(RefusedByBrokerException refused) {
        return version == MqttVersion.V5
                ? ReasonWords.ofConnect(refused.code(), refused.said(), port.otherVersion())
                : ReasonWords.ofOldConnect(refused.code(), port.otherVersion());
    }

    private static String ended(RefusedByBrokerException refused) {
        return ReasonWords.of(refused.code(), refused.said());
    }

    private String malformed(MalformedPacketException wrong, boolean opening) {
        if (opening && wrong.isOf(PacketKind.CONNACK)) {
            return "the broker answers in another MQTT than ours; " + port.otherVersion();
        }
        // the first byte of an alert of TLS is that of a CONNECT
        return wrong.isOf(PacketKind.CONNECT)
                ? port.tls()
                : "the broker sent what MQTT does not allow: " + wrong.getMessage();
    }

    private Optional<String> transport(Throwable cause) {
        if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return Optional.of(
                    "no answer in time; look at the host, the port and any firewall between");
        }
        if (cause instanceof ProxyException) {
            return Optional.of(
                    "the proxy "
                            + broker.proxy().map(Object::toString).orElse("")
                            + " does not let us through: "
                            + Outcomes.words(cause));
        }
        if (cause instanceof WebSocketException) {
            return Optional.of(
                    "no WebSocket here ("
                            + Outcomes.words(cause)
                            + "); look at the port and at \"path\", often \"mqtt\"");
        }
        if (cause instanceof NoRouteToHostException) {
            return Optional.of(proxy() + "no way to the host; is the network up");
        }
        if (cause instanceof ConnectException) {
            return Optional.of(proxy() + refused(cause));
        }
        return cause instanceof SSLException
                ? Optional.of(TlsWords.of(cause, port))
                : Optional.empty();
    }

    private static String refused(Throwable cause) {
        var text = Outcomes.words(cause).toLowerCase(Locale.ROOT);
        if (text.contains("unreachable")) {
            return "the network is unreachable; is it up";
        }
        return text.contains("timed out")
                ? "no answer in time; look at the host, the port and any firewall between"
                : "connection refused; is it running, and is the port right";
    }

    /** With a proxy, it is the proxy that cannot be reached. */
    private String proxy() {
        return broker.proxy().map(proxy -> "the proxy " + proxy + ": ").orElse("");
    }

    private static List<Throwable> causes(Throwable failure) {
        var all = new ArrayList<Throwable>();
        for (var one = failure; one != null && all.size() < 16; one = one.getCause()) {
            all.add(one);
        }
        return all;
    }
}
