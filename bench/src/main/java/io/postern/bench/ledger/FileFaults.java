package io.postern.bench.ledger;

import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What people may do to the gateway's files. */
final class FileFaults {

    private static final Duration ABSENT = Duration.ofSeconds(2);

    private final FaultScene scene;
    private int number;
    private boolean blocking;

    FileFaults(FaultScene scene) {
        this.scene = scene;
    }

    List<Fault> all() {
        return List.of(
                new Fault("receive address renamed", this::rename),
                new Fault("handler edited", () -> scene.site().edit("note " + ++number)),
                new Fault("function exchanged by an edit", this::exchange),
                new Fault("handler jar swapped", this::swap),
                new Fault("handler jar absent", this::absent),
                new Fault("handler jar broken", this::spoil));
    }

    /** Once, or again and again under load. */
    private void rename() throws IOException {
        for (int times = scene.either() ? 1 : 5; times > 0; times--) {
            scene.site().rename(scene.way(), ++number);
            scene.pass(50, 600);
        }
    }

    private void exchange() throws IOException {
        scene.site().exchange(scene.either() ? "inline" : "lane");
    }

    private void swap() {
        blocking = !blocking;
        scene.site().swap(blocking);
    }

    private void absent() throws IOException {
        scene.site().remove();
        Waiting.pass(ABSENT);
        scene.site().swap(blocking);
    }

    private void spoil() throws IOException {
        scene.site().spoil();
        scene.pass(500, 2_000);
        scene.site().swap(blocking);
    }
}
