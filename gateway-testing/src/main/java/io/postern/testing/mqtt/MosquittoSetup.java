package io.postern.testing.mqtt;

import io.postern.testing.net.Identity;
import io.postern.testing.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a mosquitto is set up; the fluent calls change this object. Without any, it has a plain door,
 * lets everybody in and keeps nothing.
 */
public final class MosquittoSetup {

    private static final List<String> LOGGED =
            List.of("error", "warning", "notice", "information", "subscribe", "unsubscribe");

    private final Path folder;
    private final Map<Door, List<String>> doors = new EnumMap<>(Door.class);
    private final List<String> lines = new ArrayList<>();
    private boolean anonymous = true;

    MosquittoSetup(Path folder) {
        this.folder = folder;
    }

    public MosquittoSetup plain() {
        return door(Door.PLAIN, List.of());
    }

    public MosquittoSetup tls(Identity server) {
        return door(Door.TLS, shown(server));
    }

    /** Clients must show a certificate that this authority signed; its name becomes the user. */
    public MosquittoSetup mutualTls(Identity server, Path authority) {
        var words = new ArrayList<>(shown(server));
        words.add("cafile " + authority);
        words.add("require_certificate true");
        return door(Door.MUTUAL_TLS, words);
    }

    public MosquittoSetup webSocket() {
        return door(Door.WEBSOCKET, List.of("protocol websockets"));
    }

    public MosquittoSetup secureWebSocket(Identity server) {
        var words = new ArrayList<>(shown(server));
        words.add("protocol websockets");
        return door(Door.SECURE_WEBSOCKET, words);
    }

    /** Adds a user; with one of them, nobody gets in without a password. */
    public MosquittoSetup user(String name, String password) {
        var file = folder.resolve("passwords");
        if (!Files.exists(file)) {
            write(file, "");
            lines.add("password_file " + file);
        }
        Programs.run("mosquitto_passwd", "-b", file.toString(), name, password);
        anonymous = false;
        return this;
    }

    /** Lets nameless clients in beside the users. */
    public MosquittoSetup anonymous() {
        anonymous = true;
        return this;
    }

    /** Who may do what, in the words of mosquitto's {@code acl_file}. */
    public MosquittoSetup acl(String... rules) {
        var file = folder.resolve("acl");
        write(file, String.join("\n", rules) + "\n");
        return extra("acl_file " + file);
    }

    /** Keeps sessions, queues and retained messages over restarts, but not over a kill. */
    public MosquittoSetup persistent() {
        return extra("persistence true").extra("persistence_location " + folder + "/");
    }

    /** Saves what it keeps at each change: over kills too, but slow with many messages. */
    public MosquittoSetup savesAtOnce() {
        return extra("autosave_on_changes true").extra("autosave_interval 1");
    }

    public MosquittoSetup maxInflight(int messages) {
        return extra("max_inflight_messages " + messages);
    }

    /** Zero for no bound; mosquitto's own default drops silently beyond 1,000. */
    public MosquittoSetup maxQueued(int messages) {
        return extra("max_queued_messages " + messages);
    }

    public MosquittoSetup maxPacket(int bytes) {
        return extra("max_packet_size " + bytes);
    }

    public MosquittoSetup retainsNothing() {
        return extra("retain_available false");
    }

    /** Says every packet in its log. */
    public MosquittoSetup talkative() {
        return extra("log_type all");
    }

    /** A line of mosquitto.conf that holds for the whole broker. */
    public MosquittoSetup extra(String line) {
        lines.add(line);
        return this;
    }

    /** Starts it, and returns once it answers on every port. */
    public Mosquitto start() {
        if (doors.isEmpty()) {
            plain();
        }
        return Mosquitto.start(this);
    }

    Path folder() {
        return folder;
    }

    Iterable<Door> doors() {
        return List.copyOf(doors.keySet());
    }

    Path write(Map<Door, Integer> ports) {
        var text = new ArrayList<String>();
        // Started by root, it would become a user that cannot read the test's folder.
        text.add("user root");
        text.add("log_dest stderr");
        text.add("set_tcp_nodelay true");
        LOGGED.forEach(type -> text.add("log_type " + type));
        text.addAll(lines);
        text.add("allow_anonymous " + anonymous);
        doors.forEach(
                (door, words) -> {
                    text.add("listener " + ports.get(door) + " 127.0.0.1");
                    text.addAll(words);
                });
        return write(folder.resolve("mosquitto.conf"), String.join("\n", text) + "\n");
    }

    private MosquittoSetup door(Door door, List<String> words) {
        doors.put(door, words);
        return this;
    }

    private static List<String> shown(Identity server) {
        return List.of("certfile " + server.certificate(), "keyfile " + server.key());
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
