package io.postern.bench.flood;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Child;
import io.postern.bench.process.Waiting;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A broker, the gateway, and an uplink that is away until it is brought back. */
final class UplinkAway implements AutoCloseable {

    static final byte[] TOPIC = "flood".getBytes(StandardCharsets.UTF_8);

    private static final Duration MOST = Duration.ofSeconds(60);

    private final Path distribution;
    private final Path place;
    private final GatewaySetup setup;
    private final BenchBroker near;
    private final int uplink = FreePorts.next();
    private BenchGateway gateway;
    private Optional<Child> far = Optional.empty();

    UplinkAway(Path distribution, Path place, int qos) throws IOException {
        this.distribution = distribution;
        this.place = place;
        setup = new GatewaySetup(place.resolve("configs"));
        near = new BenchBroker(place, "near");
        setup.relayed(near.port(), uplink, qos);
        gateway = new BenchGateway(distribution, setup, place);
        expect("postern_links_down", "", 1, MOST);
        Waiting.pass(Duration.ofSeconds(3));
    }

    BenchGateway gateway() {
        return gateway;
    }

    int nearPort() {
        return near.port();
    }

    int uplinkPort() {
        return uplink;
    }

    /** Killed, and started again with the same data. */
    void killAndStart() throws IOException {
        gateway.kill();
        gateway = new BenchGateway(distribution, setup, place);
    }

    /** The far broker is there. */
    void begin() throws IOException {
        var command = BenchBroker.command(place.resolve("far.conf"), uplink, "");
        far = Optional.of(new Child(command, place.resolve("far.log")));
    }

    void bringBack() throws IOException {
        begin();
        expect("postern_links_down", "", 0, MOST);
    }

    void expect(String name, String object, double value, Duration most) throws IOException {
        if (!Waiting.until(() -> reads(name, object, value), most)) {
            throw new IOException(
                    name + ": expected " + value + " in time:\n" + gateway.lastWords());
        }
    }

    private boolean reads(String name, String object, double value) {
        try {
            var metrics = gateway.metrics();
            return metrics.lines().stream().anyMatch(line -> line.startsWith(name))
                    && metric(name, object) == value;
        } catch (IOException notYet) {
            return false;
        }
    }

    double metric(String name, String object) throws IOException {
        return gateway.metrics().sum(name, object.isEmpty() ? "" : "object=\"" + object + "\"");
    }

    @Override
    public void close() {
        gateway.close();
        near.close();
        far.ifPresent(Child::close);
    }
}
