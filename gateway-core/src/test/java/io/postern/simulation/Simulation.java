package io.postern.simulation;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.PayloadKind;
import io.postern.simulation.SimulatedBroker.Published;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * One run: what happens, happens to a gateway between a broker that it receives from and two that
 * it sends to. Then the faults end, and everything must come to its place.
 */
final class Simulation {

    private static final List<String> BROKERS = List.of("farm", "cloud", "archive");
    private static final List<String> DESTINATIONS = List.of("to_cloud", "to_archive");
    private static final Duration LIFE = Duration.ofSeconds(180);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final int LONGEST_OPERATION = 10;
    private static final int FRESH = 100_000_000;
    private static final Duration RESTART = Duration.ofSeconds(1);

    private final List<Happening> happenings;
    private final Canary canary;
    private final SplittableRandom chance;
    private final Clockwork clockwork;
    private final SimulatedProcess world;
    private final UidRule uid;
    private final Oracle oracle;
    private final Map<String, SimulatedBroker> brokers = new TreeMap<>();
    private final Map<Integer, Integer> changes = new HashMap<>();
    private final SimulatedDisk disk;
    private final SplittableRandom diskChance;
    private int toLive = Integer.MAX_VALUE;
    private int slowness = 1;
    private Optional<SimulatedGateway> gateway = Optional.empty();
    private boolean archived = true;
    private boolean busy;

    private Simulation(long seed, List<Happening> happenings, Canary canary) {
        this.canary = canary;
        this.happenings = happenings;
        chance = new SplittableRandom(seed);
        clockwork = new Clockwork(chance.split());
        world = new SimulatedProcess(clockwork, Canary.NONE);
        uid = chance.nextBoolean() ? UidRule.CONTENT : UidRule.SEQUENCE;
        disk = new SimulatedDisk(chance.split());
        diskChance = chance.split();
        disk.lie(canary == Canary.ROWS_NOT_SYNCED);
        disk.forgetNames(canary == Canary.NAMES_NOT_SYNCED);
        oracle = new Oracle(DESTINATIONS, List.of("soil"), uid == UidRule.CONTENT, disk);
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
        archive(true);
        passes(REST);
        for (int topic = 0; topic < Draw.TOPICS; topic++) {
            publish(topic, FRESH + topic);
        }
        passes(MOMENT);
        oracle.finish(brokers.get("farm").isDone());
    }

    private void passes(Duration time) {
        clockwork.until(() -> oracle.broken().isPresent(), time);
    }

    private void happen(Happening one) {
        oracle.note(one.toString());
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
            case DISK_FAILS -> disk.fail(0.05);
            case DISK_SLOW -> slowness = 100;
            case STOP -> stop();
            case CHANGE -> change(one.which());
            case REMOVE -> archive(false);
            case RESTORE -> archive(true);
            case JUMP -> gateway.ifPresent(it -> it.process().jump(days(one.many() - 10)));
        }
    }

    private void calmDisk() {
        disk.full(false);
        disk.crowd(false);
        disk.fail(0);
        slowness = 1;
    }

    private static Duration days(int many) {
        return Duration.ofDays(many);
    }

    private void publish(int topic, int number) {
        var message = new Published("t" + topic, number);
        oracle.published(message);
        brokers.get("farm").publish(message);
    }

    private void start() {
        if (gateway.isEmpty()) {
            var process = new SimulatedProcess(clockwork, canary);
            disk.beforeEach(() -> operate(process));
            var born = new SimulatedGateway(process, chance.split(), disk, brokers, oracle, canary);
            gateway = Optional.of(born);
            alone(() -> born.run(configuration()));
            oracle.wants("to_archive", archived);
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
        if (gateway.isPresent() && !busy) {
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
                disk.cutPower();
            }
            oracle.ends();
            world.after(RESTART, this::start);
        }
    }

    /** A carrier's file has other settings: it is ended, and another takes its place. */
    private void change(int which) {
        if (gateway.isPresent() && !busy) {
            changes.merge(which, 1, Integer::sum);
            if (canary == Canary.QUEUE_GONE_AT_CHANGE) {
                disk.names().forEach(disk::lose);
            }
            var running = gateway.get();
            alone(() -> running.run(configuration()));
        }
    }

    /** An address is taken away, or comes back. What comes meanwhile need not go there. */
    private void archive(boolean back) {
        if (archived != back && gateway.isPresent() && !busy) {
            archived = back;
            oracle.wants("to_archive", false);
            var running = gateway.get();
            alone(() -> running.run(configuration()));
            oracle.wants("to_archive", archived);
        }
    }

    private Configuration configuration() {
        var carriers = new TreeMap<String, CarrierPlan>();
        for (int i = 0; i < BROKERS.size(); i++) {
            var settings = Values.of(Map.of("change", changes.getOrDefault(i, 0)));
            carriers.put(BROKERS.get(i), CarrierPlan.ready(BROKERS.get(i), "sim", settings));
        }
        var handlers = new TreeMap<String, HandlerPlan>();
        handlers.put("picky", new HandlerPlan("picky", "picky", Values.NONE, false));
        var addresses = new TreeMap<String, AddressPlan>();
        addresses.put("soil", address("soil", Direction.RECEIVE, "farm", Trigger.ALWAYS));
        addresses.put("to_cloud", address("to_cloud", Direction.SEND, "cloud", Trigger.ON_MESSAGE));
        if (archived) {
            addresses.put(
                    "to_archive",
                    address("to_archive", Direction.SEND, "archive", Trigger.ON_MESSAGE));
        }
        return new Configuration(
                "farm", new TreeMap<>(), carriers, handlers, addresses, new TreeMap<>());
    }

    private AddressPlan address(String name, Direction direction, String carrier, Trigger trigger) {
        return new AddressPlan(
                name,
                name,
                direction,
                "soil",
                direction == Direction.RECEIVE
                        ? Optional.of(new HandlerUse("picky", "pick"))
                        : Optional.empty(),
                carrier,
                trigger,
                PayloadKind.JSON,
                uid,
                Values.NONE,
                false);
    }
}
