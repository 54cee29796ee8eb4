package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * The socket of a connection, which the library does not offer: it is needed to hold a broker back
 * that sends too much, and to leave one that takes nothing any more, not even a goodbye.
 */
public final class Wire {

    /** The version whose inside this package knows. */
    static final String VERSION = "1.4.2";

    private final MqttClientConfig client;

    public Wire(MqttClientConfig client) {
        this.client = client;
    }

    /** What to say where the library is another one than this package was made for. */
    public static Optional<String> warning() {
        return warning(
                MqttClient.class.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    static Optional<String> warning(String jar) {
        return jar.endsWith("hivemq-mqtt-client-" + VERSION + ".jar")
                ? Optional.empty()
                : Optional.of(
                        "the MQTT client library: expected version "
                                + VERSION
                                + ", found "
                                + URI.create(jar).getSchemeSpecificPart()
                                + "; what is added inside of it may fail: take the jar that came"
                                + " with Postern");
    }

    /**
     * To be called as soon as the connection is up, on its loop: before anything else is read. The
     * library keeps what it knows of a session for as long as the broker does, although a client is
     * used once here: many reconnects would fill the memory. Nothing of this is sent.
     */
    public void throttle(int mostOpen, ReceiveShare room) {
        var connection = now();
        if (connection.isPresent()) {
            connection.get().setSessionExpiryInterval(0);
            Throttle.into(connection.get(), mostOpen, room);
        }
    }

    /**
     * Waits until all that its loop has in hand has gone its way; not for ever: it may be stuck.
     */
    public void settle(Duration most) {
        try {
            now().ifPresent(
                            connection ->
                                    connection
                                            .getChannel()
                                            .eventLoop()
                                            .submit(() -> {})
                                            .awaitUninterruptibly(most.toMillis()));
        } catch (RejectedExecutionException ended) {
            // then nothing is in its hands
        }
    }

    /** Ends the connection at once; what was written and not taken yet is gone. */
    public void cut() {
        now().ifPresent(connection -> connection.getChannel().close());
    }

    /** Empty while it is not connected. */
    private Optional<MqttClientConnectionConfig> now() {
        return client.getConnectionConfig()
                .filter(MqttClientConnectionConfig.class::isInstance)
                .map(MqttClientConnectionConfig.class::cast);
    }
}
