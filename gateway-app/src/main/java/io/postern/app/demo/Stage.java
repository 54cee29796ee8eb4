package io.postern.app.demo;

import io.postern.app.session.Session;
import io.postern.app.session.Surroundings;
import io.postern.app.session.TemporaryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;

/**
 * Where a demonstration plays: a copy of its configuration, two free ports for its brokers, a file
 * that takes the cloud away, and simulated meters. All of it is gone afterwards.
 */
final class Stage implements AutoCloseable {

    private final TemporaryFolder folder;
    private final int fieldPort;
    private final int cloudPort;
    private final Meters meters;
    private final Props props;

    private Stage(TemporaryFolder folder, int fieldPort, int cloudPort, Meters meters) {
        this.folder = folder;
        this.fieldPort = fieldPort;
        this.cloudPort = cloudPort;
        this.meters = meters;
        var cloud = new CloudSwitch(configs().resolve("switches").resolve("cloud"));
        props = new Props(cloud, meters.cable());
    }

    static Stage of(Path example) throws IOException {
        // both open at once, so that they are two
        try (var field = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var cloud = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return of(example, field.getLocalPort(), cloud.getLocalPort());
        }
    }

    private static Stage of(Path example, int fieldPort, int cloudPort) throws IOException {
        var folder = TemporaryFolder.create();
        try {
            copy(example, folder.path().resolve("configs"));
            var meters = Meters.open(folder.path().resolve("meters"));
            return new Stage(folder, fieldPort, cloudPort, meters);
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    Path configs() {
        return folder.path().resolve("configs");
    }

    Path data() {
        return folder.path().resolve("data");
    }

    Props props() {
        return props;
    }

    /** A session in which the configuration finds its ports. */
    Session session(Session outer) {
        var around = outer.surroundings();
        var variables = new HashMap<>(around.environment());
        variables.put("FIELD_PORT", Integer.toString(fieldPort));
        variables.put("CLOUD_PORT", Integer.toString(cloudPort));
        variables.put("BENCHLAB_PORTS", meters.ports());
        return new Session(
                new Surroundings(
                        around.home(),
                        around.user(),
                        around.onTerminal(),
                        around.hostName(),
                        variables),
                outer.terminal());
    }

    @Override
    public void close() throws IOException {
        meters.close();
        folder.close();
    }
}
