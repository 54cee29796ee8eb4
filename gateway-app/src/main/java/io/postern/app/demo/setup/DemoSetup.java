package io.postern.app.demo.setup;

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
public final class DemoSetup implements AutoCloseable {

    private final TemporaryFolder folder;
    private final int fieldPort;
    private final int cloudPort;
    private final SimulatedMeters meters;
    private final DemoControls controls;

    private DemoSetup(
            TemporaryFolder folder, int fieldPort, int cloudPort, SimulatedMeters meters) {
        this.folder = folder;
        this.fieldPort = fieldPort;
        this.cloudPort = cloudPort;
        this.meters = meters;
        var cloud = new CloudSwitch(configs().resolve("switches").resolve("cloud"));
        controls = new DemoControls(cloud, meters.cable());
    }

    public static DemoSetup of(Path example) throws IOException {
        // both open at once, so that they are two
        try (var field = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var cloud = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return of(example, field.getLocalPort(), cloud.getLocalPort());
        }
    }

    private static DemoSetup of(Path example, int fieldPort, int cloudPort) throws IOException {
        var folder = TemporaryFolder.create();
        try {
            copy(example, folder.path().resolve("configs"));
            var meters = SimulatedMeters.open(folder.path().resolve("meters"));
            return new DemoSetup(folder, fieldPort, cloudPort, meters);
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

    public Path configs() {
        return folder.path().resolve("configs");
    }

    public Path data() {
        return folder.path().resolve("data");
    }

    public DemoControls controls() {
        return controls;
    }

    /** A session in which the configuration finds its ports. */
    public Session session(Session outer) {
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
