package io.postern.testing.mqtt;

import io.postern.testing.net.Identity;
import io.postern.testing.process.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * mosquitto_pub: each call of {@link #message} or {@link #lines} is a process, and returns once the
 * broker has what it wants to have.
 */
public record Pub(Reach reach) {

    /** By the plain door, QoS 0, MQTT 3.1.1. */
    public static Pub to(Mosquitto mosquitto) {
        return to(mosquitto.port());
    }

    public static Pub to(Mosquitto mosquitto, Door door) {
        return to(mosquitto.port(door));
    }

    public static Pub to(int port) {
        return new Pub(Reach.to(port));
    }

    public Pub tls(Path authority) {
        return new Pub(reach.trusting(authority));
    }

    public Pub identity(Identity client) {
        return new Pub(reach.showing(client));
    }

    public Pub login(String user, String password) {
        return new Pub(reach.login(user, password));
    }

    public Pub clientId(String id) {
        return with("-i", id);
    }

    public Pub version5() {
        return with("-V", "5");
    }

    public Pub qos(int qos) {
        return with("-q", Integer.toString(qos));
    }

    public Pub retained() {
        return with("-r");
    }

    /** MQTT 5 only. */
    public Pub userProperty(String name, String value) {
        return with("-D", "publish", "user-property", name, value);
    }

    /** MQTT 5 only: such as {@code content-type}, in mosquitto's words. */
    public Pub property(String name, String value) {
        return with("-D", "publish", name, value);
    }

    /** Anything else that mosquitto_pub knows. */
    public Pub with(String... words) {
        return new Pub(reach.with(words));
    }

    public void message(String topic, String payload) {
        message(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    public void message(String topic, byte[] payload) {
        var how = payload.length == 0 ? "-n" : "-s";
        Programs.run(reach.with("-t", topic, how).command("mosquitto_pub"), payload);
    }

    /**
     * The same so many times, on one connection. At QoS 0 {@link #lines} may hang: mosquitto_pub
     * then waits for its last line, which may have left before it began to wait.
     */
    public void repeated(String topic, String payload, int times) {
        with("--repeat", Integer.toString(times)).message(topic, payload);
    }

    /** Each a message, in this order, on one connection. */
    public void lines(String topic, List<String> payloads) {
        var input = String.join("\n", payloads) + "\n";
        Programs.run(
                reach.with("-t", topic, "-l").command("mosquitto_pub"),
                input.getBytes(StandardCharsets.UTF_8));
    }
}
