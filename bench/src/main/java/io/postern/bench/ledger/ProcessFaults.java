package io.postern.bench.ledger;

import io.postern.bench.process.Waiting;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import java.io.IOException;
import java.util.List;

/** What may happen to the gateway's process and to those of the brokers. */
final class ProcessFaults {

    private final FaultScene scene;

    ProcessFaults(FaultScene scene) {
        this.scene = scene;
    }

    List<Fault> all() {
        var near = scene.site().field();
        var far = scene.site().cloud();
        return List.of(
                new Fault("near broker restarted", this::restartNear),
                new Fault("near broker killed", this::killNear),
                new Fault("near broker frozen", () -> freeze(near)),
                new Fault("far broker restarted", far::restart),
                new Fault("far broker killed", this::killFar),
                new Fault("far broker frozen", () -> freeze(far)),
                new Fault("far broker away", this::away),
                new Fault("gateway killed", scene.keeper()::kill),
                new Fault("gateway killed, far broker away", this::killWhileAway),
                new Fault("gateway stopped politely", scene.keeper()::stop),
                new Fault("gateway frozen", this::freezeGateway));
    }

    /** It keeps what it took, so nothing may be on its way to it. */
    private void restartNear() throws IOException {
        scene.sources().pause();
        scene.site().field().restart();
        scene.sources().resume();
    }

    /** It forgets what it has not saved, which is not the gateway's to lose. */
    private void killNear() throws IOException {
        scene.sources().pause();
        if (Waiting.until(scene.books()::isAllAcknowledged, FaultScene.PATIENCE)) {
            var near = scene.site().field();
            near.save();
            Pub.to(near).qos(1).message("nobody/listens", "answered when it has saved");
            near.kill();
            scene.pass(100, 2_000);
            near.startAgain();
        }
        scene.sources().resume();
    }

    private void killFar() {
        scene.site().cloud().kill();
        scene.pass(100, 2_000);
        scene.site().cloud().startAgain();
    }

    private void freeze(Mosquitto broker) {
        broker.freeze();
        scene.pass(500, 4_000);
        broker.thaw();
    }

    private void freezeGateway() throws IOException, InterruptedException {
        signal("STOP");
        scene.pass(500, 6_000);
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(scene.site().station().pid()))
                .start()
                .waitFor();
    }

    /** Long enough that everything goes to the disk. */
    private void away() {
        scene.site().cloud().stop();
        scene.pass(2_000, 8_000);
        scene.site().cloud().startAgain();
    }

    private void killWhileAway() throws IOException, InterruptedException {
        scene.site().cloud().stop();
        scene.pass(1_000, 5_000);
        scene.keeper().kill();
        scene.site().cloud().startAgain();
    }
}
