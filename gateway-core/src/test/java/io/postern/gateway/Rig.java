package io.postern.gateway;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.StateStore;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.api.testing.VirtualTime;
import io.postern.carrier.LinkState;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.ObjectServices;
import io.postern.journal.disk.Disk;
import io.postern.message.Uids;
import io.postern.office.AddressCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.ops.CommandException;
import io.postern.ops.DeadLetters.DeadLetter;
import io.postern.ops.Queues;
import io.postern.store.DeadLetterRows;
import io.postern.store.DiskStore;
import io.postern.store.StoredQueues;
import io.postern.store.row.DeadLetterRow;
import io.postern.time.Machine;
import io.postern.time.WallClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The real gateway without files, sockets and plugins' jars: a test says what is configured. */
public final class Rig implements AutoCloseable {

    public final Machine machine;
    public final VirtualTime time;
    final HandCarrier hands = new HandCarrier();
    final HeapShares shares = HeapShares.of(256L << 20);
    public final DeadLetterBox deadLetters;
    public final Queues queues;
    final List<String> links = new CopyOnWriteArrayList<>();
    final ObjectServices services;
    final AllCounters counters;
    public final MessagePoster poster;
    public final RunningConfiguration running;
    private final Map<String, Offer<CarrierFactory, CarrierKind>> carriers = new HashMap<>();
    private final Map<String, Offer<HandlerFactory, HandlerKind<?>>> handlers = new HashMap<>();
    private final Map<String, Offer<TaskFactory, TaskKind>> tasks = new HashMap<>();

    public Rig() {
        this(new VirtualTime(), new ConcurrentHashMap<>());
    }

    /**
     * @param stores of objects that ran before, by kind and name
     */
    Rig(VirtualTime time, Map<String, StateStore> stores) {
        this(time, stores, (name, reason) -> {}, rig -> plan -> rig::heard);
    }

    /** One that keeps on a disk what cannot be sent. */
    Rig(VirtualTime time, Disk disk) {
        this(time, disk, WallClock.right(time));
    }

    /** The same, with a clock that may be wrong. */
    Rig(VirtualTime time, Disk disk, WallClock clock) {
        this(
                Machine.of(time, clock),
                time,
                new ConcurrentHashMap<>(),
                (name, reason) -> {},
                rig -> plan -> rig::heard,
                Optional.of(disk));
    }

    Rig(
            VirtualTime time,
            Map<String, StateStore> stores,
            AddressCounters.Listener drops,
            Function<Rig, CarrierListener> listening) {
        this(Machine.of(time), time, stores, drops, listening, Optional.empty());
    }

    /**
     * @param listening makes who is told of the carriers; the rig is to be told of their links
     */
    private Rig(
            Machine machine,
            VirtualTime time,
            Map<String, StateStore> stores,
            AddressCounters.Listener drops,
            Function<Rig, CarrierListener> listening,
            Optional<Disk> disk) {
        this.machine = machine;
        this.time = time;
        services = new FakeServices(stores);
        counters = new AllCounters(drops);
        var store = new DiskStore(disk, machine);
        var rows = disk.map(any -> new DeadLetterRows(store, machine.threads()));
        deadLetters = new DeadLetterBox(rows, shares.deadLetters(), () -> {});
        poster =
                new MessagePoster(
                        new PostOffice(deadLetters, shares.tables()),
                        new OpenChains(),
                        new Uids(""),
                        time,
                        shares);
        running =
                new RunningConfiguration(
                        machine,
                        poster,
                        deadLetters,
                        store,
                        services,
                        counters,
                        listening.apply(this));
        queues = new StoredQueues(store, running::senders, machine.threads());
        carriers.put("hand", new Offer<>(hands, hands.kind(), "test"));
    }

    void heard(String carrier, String link, LinkState state) {
        links.add(carrier + " " + state.phase().word());
    }

    Rig with(HandlerFactory factory) {
        handlers.put(factory.kind().source(), new Offer<>(factory, factory.kind(), "test"));
        return this;
    }

    /** Its jar is gone. */
    Rig without(String handler) {
        handlers.remove(handler);
        return this;
    }

    Rig with(TaskFactory factory) {
        tasks.put(factory.kind().source(), new Offer<>(factory, factory.kind(), "test"));
        return this;
    }

    public Rig run(Plans plans) {
        return run(plans.build());
    }

    Rig run(Configuration configuration) {
        try {
            running.apply(configuration, catalog());
        } catch (ApplyException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    Catalog catalog() {
        return new Catalog(carriers, Map.copyOf(handlers), tasks, Map.of());
    }

    HandCarrier.Hand hand(String name) {
        return hands.named(name);
    }

    List<String> dead() {
        return deadLetters().stream().map(Rig::words).toList();
    }

    /** The newest first. */
    List<DeadLetter> deadLetters() {
        try {
            var rows = deadLetters.disk();
            return rows.isPresent()
                    ? rows.get().before(Long.MAX_VALUE, 100).stream()
                            .map(DeadLetterRow::letter)
                            .toList()
                    : deadLetters.before(Long.MAX_VALUE, 100);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(DeadLetter letter) {
        return letter.address() + ": " + letter.reason();
    }

    @Override
    public void close() {
        try {
            running.end();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
