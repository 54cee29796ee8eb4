package io.postern.simulation;

import io.postern.journal.disk.SimulatedDisk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One run: what happens, happens to a gateway between a broker that it receives from and two that
 * it sends to. Then the faults end, and everything must come to its place.
 */
final class Simulation {

    private static final List<String> BROKERS = SimulatedFiles.BROKERS;
    private static final Duration LIFE = Duration.ofSeconds(180);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /** How much time passes in one. */
    static final Duration LENGTH = LIFE.plus(REST).plus(MOMENT);

    private static final int LONGEST_OPERATION = 10;
    private static final Duration FREEZE = Duration.ofMillis(225);
    private static final Duration RESTART = Duration.ofSeconds(1);

    private final List<Happening> happenings;
    private final Canary canary;
    private final SplittableRandom chance;
    private final Clockwork clockwork;
    private final SimulatedProcess world;
    private final Oracle oracle;
    private final Map<String, SimulatedBroker> brokers = new TreeMap<>();
    private final SimulatedFiles files;
    private final boolean keeps;
    private final SimulatedDisk disk;
    private final SplittableRandom diskChance;
    private int toLive = Integer.MAX_VALUE;
    private int slowness = 1;
    private Optional<SimulatedGateway> gateway = Optional.empty();
    private Set<String> before = Set.of();
    private boolean busy;

    private Simulation(long seed, List<Happening> happenings, Canary canary) {
        this.canary = canary;
        this.happenings = happenings;
        chance = new SplittableRandom(seed);
        clockwork = new Clockwork(chance.split());
        world = new SimulatedProcess(clockwork, Canary.NONE);
        var variety = Variety.of(chance.split());
        disk = new SimulatedDisk(chance.split());
        diskChance = chance.split();
        disk.lie(canary == Canary.ROWS_NOT_SYNCED);
        disk.forgetNames(canary == Canary.NAMES_NOT_SYNCED);
        keeps = variety.keeps();
        files = new SimulatedFiles(variety);
        oracle = new Oracle(variety, disk);
        for (var name : BROKERS) {
            brokers.put(name, new SimulatedBroker(name, world, chance.split(), oracle, canary));
        }
    }

    /** What happened, and what of it must not have. */
    static Oracle run(long seed, List<Happening> happenings, Canary canary) {
        var simulation = new Simulation(seed, happenings, canary);
        simulation.run();
        return simulation.oracle;
    }

    static boolean breaks(long seed, List<Happening> happenings, Canary canary) {
        return run(seed, happenings, canary).broken().isPresent();
    }

    private void run() {
        happenings.forEach(one -> world.after(Duration.ofMillis(one.millis()), () -> happen(one)));
        start();
        passes(LIFE);
        brokers.values().forEach(SimulatedBroker::calm);
        calmDisk();
        toLive = Integer.MAX_VALUE;
        reload(SimulatedFiles::settle);
        passes(REST);
        // what is kept of the last ones is written, and what goes by the clock is not
        toLive = Integer.MAX_VALUE;
        for (int topic = 0; topic < Draw.TOPICS; topic++) {
            publish(topic, SimulatedMessage.LAST + topic);
        }
        passes(MOMENT);
        oracle.finish(brokers.get(SimulatedFiles.FARM).isDone());
        gateway.ifPresent(it -> it.process().kill());
        clockwork.end();
    }

    private void passes(Duration time) {
        clockwork.until(() -> oracle.broken().isPresent(), time);
    }

    private void happen(Happening one) {
        oracle.note(one::toString);
        var broker = brokers.get(BROKERS.get(one.which() % BROKERS.size()));
        switch (one.kind()) {
            case PUBLISH -> publish(one.which(), one.many());
            case DOWN -> broker.down();
            case CUT -> broker.cut(false);
            case CLOSE -> broker.cut(true);
            case MUTE -> broker.mute();
            case LOSE_ANSWERS -> broker.loseAnswers();
            case LATER -> broker.sayLater();
            case SLOW -> broker.slowDown(one.many());
            case REFUSE -> broker.refuse(one.many());
            case CALM -> {
                broker.calm();
                calmDisk();
            }
            case CRASH -> crash(false);
            case POWER_CUT -> crash(true);
            case DIE_WRITING -> toLive = one.many();
            case DISK_FULL -> disk.full(true);
            case DISK_CROWDED -> disk.crowd(true);
            case DISK_LIES -> disk.deceive(true);
            case DISK_FAILS -> disk.fail(0.05);
            case DISK_SLOW -> slowness = 100;
            case STOP -> stop();
            case CHANGE -> change(broker.name());
            case RENAME -> change(SimulatedFiles.RECEIVING.get(0));
            case RENAME_ARCHIVE -> reload(SimulatedFiles::renameArchive);
            case ABSENT -> reload(all -> all.absent(one.many()));
            case PRESENT -> reload(SimulatedFiles::allPresent);
            case EXCHANGE -> reload(SimulatedFiles::exchangeHandler);
            case REPLACE -> replace(one.which());
            case REMOVE -> reload(all -> all.archive(List.of()));
            case RESTORE -> reload(all -> all.archive(SimulatedFiles.ARCHIVES.subList(0, 1)));
            case FREEZE -> gateway.ifPresent(it -> freeze(it.process(), one.many()));
            case JUMP -> gateway.ifPresent(it -> it.process().jump(days(one.many() - 10)));
        }
    }

    private void reload(Consumer<SimulatedFiles> edit) {
        edit.accept(files);
        apply();
    }

    /** Plugins are replaced by other builds of theirs. */
    private void replace(int which) {
        gateway.ifPresent(
                which == 0 ? SimulatedGateway::replaceCarriers : SimulatedGateway::replaceHandlers);
        apply();
    }

    private void calmDisk() {
        disk.full(false);
        disk.crowd(false);
        disk.deceive(false);
        disk.fail(0);
        slowness = 1;
    }

    /** For up to a minute and a half, more or less. */
    private void freeze(SimulatedProcess process, int many) {
        var time = Duration.ofMillis(FREEZE.toMillis() * many * many);
        process.freeze(time);
        brokers.values().forEach(broker -> broker.freeze(time));
    }

    private boolean isFrozen() {
        return gateway.filter(it -> it.process().isFrozen()).isPresent();
    }

    private static Duration days(int many) {
        return Duration.ofDays(many);
    }

    private void publish(int topic, int number) {
        var message = new SimulatedMessage("t" + topic, number);
        oracle.published(message);
        brokers.get(SimulatedFiles.FARM).publish(message);
    }

    private void start() {
        if (gateway.isEmpty()) {
            var process = new SimulatedProcess(clockwork, canary);
            disk.beforeEach(() -> operate(process));
            var born =
                    new SimulatedGateway(
                            process, chance.split(), disk, brokers, oracle, canary, keeps);
            gateway = Optional.of(born);
            var archives = files.archives();
            wants(archives);
            alone(() -> born.run(files.configuration()));
        }
    }

    /** What takes a while, and one at a time. Says whether the process lived to see its end. */
    private boolean alone(Runnable job) {
        busy = true;
        oracle.changes(true);
        try {
            job.run();
            return true;
        } catch (SimulatedProcess.Killed inTheMidst) {
            return false;
        } finally {
            busy = false;
            oracle.changes(false);
        }
    }

    /** What the process has written is there, but for a power cut. */
    private void crash(boolean powerCut) {
        if (gateway.isPresent()) {
            gateway.get().process().kill();
            over(powerCut);
        }
    }

    /** Before the process changes something on the disk: that takes a while, and may be its end. */
    private void operate(SimulatedProcess process) {
        if (toLive-- == 0) {
            crash(true);
        }
        var never = new CompletableFuture<Void>();
        process.await(never, Duration.ofMillis(slowness * diskChance.nextLong(LONGEST_OPERATION)));
    }

    private void stop() {
        if (gateway.isPresent() && !busy && !isFrozen()) {
            var ending = gateway.get();
            if (alone(ending::stop)) {
                ending.process().kill();
                over(false);
            }
        }
    }

    private void over(boolean powerCut) {
        if (gateway.isPresent()) {
            gateway = Optional.empty();
            brokers.values().forEach(SimulatedBroker::disconnect);
            if (powerCut) {
                oracle.cutPower(disk::cutPower);
            }
            oracle.ends();
            world.after(RESTART, this::start);
        }
    }

    private void change(String what) {
        files.change(what);
        if (canary == Canary.QUEUE_GONE_AT_CHANGE && gateway.isPresent()) {
            disk.names().forEach(disk::lose);
        }
        apply();
    }

    /** What comes while an address comes or goes need not go there. */
    private void apply() {
        if (busy || isFrozen()) {
            world.after(RESTART, this::apply);
        } else if (gateway.isPresent()) {
            var now = gateway.get();
            var next = files.archives();
            before.forEach(one -> oracle.wants(one, next.contains(one)));
            alone(() -> now.run(files.configuration()));
            wants(next);
        }
    }

    private void wants(Set<String> archives) {
        before = archives;
        SimulatedFiles.ARCHIVES.forEach(one -> oracle.wants(one, archives.contains(one)));
    }
}
