package io.postern.mqtt.words;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.MqttVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
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
    private final PortWords port;

    public FailureWords(Broker broker, MqttVersion version) {
        this.broker = broker;
        this.port = new PortWords(broker, version);
    }

    /** Why it could not be opened. */
    public String opening(Throwable failure) {
        return broker.url() + ": " + reason(failure, true, false);
    }

    /**
     * Why it ended.
     *
     * @param byBroker whether the broker ended it: what the library finds wrong with the broker
     *     comes in the same words as what the broker finds wrong with us
     * @param flying how many messages were on their way
     */
    public Ending ending(Throwable failure, boolean byBroker, int flying) {
        var silent =
                failure instanceof ConnectionClosedException closed
                        && (closed.getCause() == null || isIo(closed.getCause()));
        return new Ending(broker.url() + ": " + reason(failure, false, byBroker), silent, flying);
    }

    private static boolean isIo(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause.getClass() == IOException.class;
    }

    private String reason(Throwable failure, boolean opening, boolean byBroker) {
        return answered(failure, byBroker)
                .or(() -> causes(failure).stream().flatMap(c -> transport(c).stream()).findFirst())
                .orElseGet(() -> isClosed(failure) ? closed(opening) : other(failure));
    }

    /** Whether another address of the same host may do better. */
    public static boolean isUnreachable(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(
                        cause ->
                                cause instanceof ConnectException
                                        || cause instanceof NoRouteToHostException);
    }

    private static boolean isClosed(Throwable failure) {
        return failure instanceof ConnectionClosedException
                        && !Outcomes.words(failure).contains("PINGRESP")
                || causes(failure).stream().anyMatch(FailureWords::isIo);
    }

    private String closed(boolean opening) {
        return opening
                ? "the broker closed the connection before it answered; " + port.closed()
                : "the broker closed the connection without saying why";
    }

    /** The broker said why. */
    private Optional<String> answered(Throwable failure, boolean byBroker) {
        if (failure instanceof Mqtt5ConnAckException refused) {
            var answer = refused.getMqttMessage();
            return Optional.of(
                    ReasonWords.ofConnect(
                            answer.getReasonCode().getCode(),
                            answer.getReasonString().map(Object::toString),
                            port.otherVersion()));
        }
        if (failure instanceof Mqtt5DisconnectException ended) {
            var answer = ended.getMqttMessage();
            if (!byBroker) {
                return Optional.of(
                        found(answer.getReasonString().map(Object::toString).orElse("")));
            }
            return Optional.of(
                    ReasonWords.of(
                            answer.getReasonCode().getCode(),
                            answer.getReasonString().map(Object::toString)));
        }
        if (failure instanceof Mqtt3ConnAckException refused) {
            return Optional.of(
                    ReasonWords.ofOldConnect(
                            refused.getMqttMessage().getReturnCode().getCode(),
                            port.otherVersion()));
        }
        return Optional.empty();
    }

    private Optional<String> transport(Throwable cause) {
        var kind = cause.getClass().getSimpleName();
        if (kind.equals("ConnectTimeoutException") || cause instanceof TimeoutException) {
            return Optional.of(
                    "no answer in time; look at the host, the port and any firewall between");
        }
        if (kind.equals("ProxyConnectException")) {
            return Optional.of(
                    "the proxy "
                            + broker.proxy().map(Object::toString).orElse("")
                            + " does not let us through: "
                            + Outcomes.words(cause));
        }
        if (kind.equals("WebSocketClientHandshakeException")
                || kind.equals("WebSocketHandshakeException")) {
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

    /** What the library found wrong with the broker. */
    private String found(String text) {
        if (text.contains("decoding CONNACK")) {
            return "the broker answers in another MQTT than ours; " + port.otherVersion();
        }
        // the first byte of an alert of TLS is that of a CONNECT
        if (text.contains("decoding CONNECT")) {
            return port.tls();
        }
        return text.startsWith("Timeout")
                ? other(text)
                : "the broker sent what MQTT does not allow: " + text;
    }

    private static String other(Throwable failure) {
        return other(Outcomes.words(failure));
    }

    private static String other(String text) {
        if (text.contains("CONNACK")) {
            return "connected, but no answer to our greeting in time; does an MQTT broker listen"
                    + " on this port";
        }
        return text.contains("PINGRESP")
                ? "the broker no longer answers; look at the network between"
                : text;
    }

    private static List<Throwable> causes(Throwable failure) {
        var all = new ArrayList<Throwable>();
        for (var one = failure; one != null && all.size() < 16; one = one.getCause()) {
            all.add(one);
        }
        return all;
    }
}
