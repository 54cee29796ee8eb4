package io.postern.gateway;

import static io.postern.api.link.Outcome.DELIVERED;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.Kept;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.testing.VirtualTime;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.QueueLimits;
import io.postern.journal.disk.Disk;
import io.postern.journal.disk.FolderDisk;
import io.postern.journal.disk.Reserve;
import io.postern.journal.disk.TightDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A gateway with a handler that keeps what comes; it can be killed, and goes on from its disk. */
final class WindowRig implements AutoCloseable {

    static final HandlerUse WINDOW = new HandlerUse("window", "inline");

    final VirtualTime time = new VirtualTime();
    private final Path folder;
    private final CodeHandler handler;
    private final Plans plans;
    private int lives;
    private final TightDisk disk;
    Rig rig;
    volatile Kept kept;

    /** How one object is made. */
    interface Making {

        CodeHandler.Code make(HandlerContext context, Kept kept);
    }

    WindowRig(Path folder, Plans plans, Making making) {
        this.folder = folder;
        this.plans = plans;
        this.handler = handler(making);
        this.disk = new TightDisk(new FolderDisk(journal()));
        rig = born(disk);
    }

    /** From {@code in} through the handler to {@code out}. */
    static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .handler("window")
                .receive("soil", "soil", "in", WINDOW)
                .send("to_out", "soil", "out");
    }

    /** The same, and what is not sent is never safe on disk: it waits in memory. */
    static Plans blocking() {
        return plans().queue(
                        "to_out",
                        new QueueLimits(0, Optional.empty(), 0, QueueLimits.WhenFull.BLOCK));
    }

    CodeHandler handler(Making making) {
        return CodeHandler.making(
                "window",
                context -> {
                    kept = context.kept();
                    return making.make(context, kept);
                });
    }

    /** Sends three together. */
    static CodeHandler.Code threes(HandlerContext context, Kept kept) {
        return batch -> {
            batch.messages().forEach(message -> kept.add(message.content()));
            return kept.all().size() < 3 ? List.of() : List.of(together(kept));
        };
    }

    /** All that is kept, which is not any more. */
    static Draft together(Kept kept) {
        var all = kept.all();
        all.forEach(one -> kept.remove(one.number()));
        var numbers = all.stream().map(one -> one.content().field("n").orElseThrow()).toList();
        return Draft.of("soil", JsonObject.EMPTY.with("all", new JsonArray(numbers)));
    }

    private Path journal() {
        return folder.resolve("journal" + lives);
    }

    private Rig born(Disk itsDisk) {
        var fresh = new Rig(time, itsDisk).with(handler);
        fresh.run(plans);
        await().until(() -> fresh.links.containsAll(List.of("in up", "out up")));
        return fresh;
    }

    /** What a process that is killed now leaves is all that the next one has. */
    void kill() {
        var before = journal();
        lives++;
        try {
            Files.createDirectory(journal());
            try (var files = Files.list(before)) {
                for (var file : files.toList()) {
                    Files.copy(file, journal().resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
        rig = born(new FolderDisk(journal()));
    }

    HandCarrier.Hand in() {
        return rig.hand("in");
    }

    HandCarrier.Hand out() {
        return rig.hand("out");
    }

    void diskTakes(boolean files) {
        disk.takesNoFiles = !files;
    }

    int refusedByDisk() {
        return disk.refused.get();
    }

    void arrive(int... numbers) {
        for (int n : numbers) {
            in().arrive(text(n));
        }
    }

    static String text(int n) {
        return "{\"n\":" + n + "}";
    }

    List<String> keptNow() {
        return kept.all().stream().map(one -> one.content().toString()).toList();
    }

    /** One more comes, and the disk has what was to be done before it. */
    void arriveLater(int n) {
        time.advance(Duration.ofSeconds(3));
        arrive(n);
        until(() -> in().acknowledged().contains(text(n)));
    }

    void awaitAcknowledged(int count) {
        until(() -> in().acknowledged().size() == count);
    }

    void awaitSent(String... texts) {
        until(() -> out().texts().equals(List.of(texts)));
    }

    /** They go where nothing is kept any more, but for the reserve. */
    void awaitNoFiles() {
        await().until(
                        () -> {
                            time.advance(Duration.ofSeconds(10));
                            return List.of(Reserve.NAME).equals(List.of(journal().toFile().list()));
                        });
    }

    /** While time goes on. */
    void until(BooleanSupplier is) {
        await().until(
                        () -> {
                            time.advance(Duration.ofMillis(250));
                            return is.getAsBoolean();
                        });
    }

    /** Nothing is left to wait for. */
    @Override
    public void close() {
        until(
                () -> {
                    List.copyOf(out().sent).forEach(one -> one.receipt().settle(DELIVERED));
                    return rig.poster.openChains().open() == 0;
                });
        rig.close();
    }
}
