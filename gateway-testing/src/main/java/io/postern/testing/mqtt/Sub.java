package io.postern.testing.mqtt;

import io.postern.testing.net.Identity;
import java.nio.file.Path;
import java.time.Duration;

/** How a mosquitto_sub is to be started. */
public record Sub(Reach reach) {

    /** By the plain door, QoS 0, MQTT 3.1.1. */
    public static Sub on(Mosquitto mosquitto) {
        return on(mosquitto.port());
    }

    public static Sub on(Mosquitto mosquitto, Door door) {
        return on(mosquitto.port(door));
    }

    public static Sub on(int port) {
        return new Sub(Reach.to(port));
    }

    public Sub tls(Path authority) {
        return new Sub(reach.trusting(authority));
    }

    public Sub identity(Identity client) {
        return new Sub(reach.showing(client));
    }

    public Sub login(String user, String password) {
        return new Sub(reach.login(user, password));
    }

    public Sub clientId(String id) {
        return with("-i", id);
    }

    public Sub version5() {
        return with("-V", "5");
    }

    public Sub qos(int qos) {
        return with("-q", Integer.toString(qos));
    }

    /** Adds a topic filter. */
    public Sub topic(String filter) {
        return with("-t", filter);
    }

    /** A session that the broker keeps under this id. */
    public Sub session(String id) {
        return clientId(id).with("-c");
    }

    /** As {@link #session}, MQTT 5. */
    public Sub session(String id, Duration expiry) {
        return version5().session(id).with("-x", Long.toString(expiry.toSeconds()));
    }

    /** Anything else that mosquitto_sub knows. */
    public Sub with(String... words) {
        return new Sub(reach.with(words));
    }

    /** Starts it, and returns once the broker took its subscriptions. */
    public RunningSub start() {
        return RunningSub.start(this);
    }
}
