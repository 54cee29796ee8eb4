package io.postern.simulation;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.chain.Budget;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.Configuration;
import io.postern.gateway.FakeServices;
import io.postern.gateway.RunningConfiguration;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.journal.disk.SimulatedDisk;
import io.postern.message.Uids;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.store.DeadLetterRows;
import io.postern.store.DiskStore;
import io.postern.time.Machine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real gateway, in one life of its process. */
final class SimulatedGateway {

    private static final int SEGMENT = 16_384;
    private static final long HEAP = 64L << 20;
    private static final long LITTLE = 32L << 10;
    private static final int SHARES = 7;

    private final SimulatedProcess process;
    private final Map<String, SimulatedBroker> brokers;
    private final Canary canary;
    private final RunningConfiguration running;
    private final Oracle oracle;
    private final SplittableRandom chance;
    private final boolean keeps;
    private CarrierFactory carriers = new BrokerFactory();
    private List<SimulatedHandler> handlers = List.of();
    private final SimulatedTask task;

    SimulatedGateway(
            SimulatedProcess process,
            SplittableRandom chance,
            SimulatedDisk disk,
            Map<String, SimulatedBroker> brokers,
            Oracle oracle,
            Canary canary,
            boolean keeps) {
        this.oracle = oracle;
        this.keeps = keeps;
        this.task = new SimulatedTask(oracle);
        this.chance = chance;
        this.canary = canary;
        this.process = process;
        this.brokers = brokers;
        var shares = shares(chance.nextBoolean());
        oracle.begins();
        replaceHandlers();
        var machine = new Machine(process, process, chance::split);
        var store = new DiskStore(Optional.of(disk), machine, SEGMENT);
        var rows = new DeadLetterRows(store, machine.threads());
        var deadLetters =
                new DeadLetterBox(
                        Optional.of(rows),
                        shares.deadLetters(),
                        () -> oracle.dropped(Drops.DEAD, Drops.EVICTED));
        deadLetters.listen(oracle::died);
        running =
                new RunningConfiguration(
                        machine,
                        new MessagePoster(
                                new PostOffice(deadLetters, shares.tables()),
                                new OpenChains(),
                                new Uids("farm"),
                                process,
                                shares),
                        deadLetters,
                        store,
                        new FakeServices(new HashMap<>()),
                        new AllCounters(oracle::dropped),
                        plan -> (carrier, link, state) -> {});
    }

    /** With little memory, what cannot wait has room for a few messages at each place. */
    private static HeapShares shares(boolean little) {
        var much = HeapShares.of(HEAP);
        return little
                ? new HeapShares(
                        new Budget(LITTLE, SHARES),
                        much.waited(),
                        much.tables(),
                        much.deadLetters())
                : much;
    }

    SimulatedProcess process() {
        return process;
    }

    void run(Configuration configuration) {
        try {
            running.apply(configuration, catalog());
        } catch (ApplyException e) {
            throw new AssertionError(e);
        }
    }

    void stop() {
        try {
            running.end();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Catalog catalog() {
        return new Catalog(
                Map.of("sim", new Offer<>(carriers, carriers.kind(), "test")),
                handlers.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.kind().source(),
                                        one -> new Offer<>(one, one.kind(), "test"))),
                Map.of(SimulatedTask.SOURCE, new Offer<>(task, task.kind(), "test")),
                Map.of());
    }

    /** Another build of the plugins is there, whose carriers do the same. */
    void replaceCarriers() {
        carriers = new BrokerFactory();
    }

    /** The same of its handlers. */
    void replaceHandlers() {
        handlers =
                Stream.of(true, false)
                        .map(
                                slow ->
                                        new SimulatedHandler(
                                                slow, keeps, canary, process, oracle, chance))
                        .toList();
    }

    private final class BrokerFactory implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("sim", "A simulated broker.")
                    .receives(EnumSet.of(Trigger.Kind.ALWAYS))
                    .sends(EnumSet.of(Trigger.Kind.ON_MESSAGE, Trigger.Kind.EVERY));
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            return new CarrierDraft() {
                @Override
                public Carrier create(CarrierContext context) {
                    return new SimulatedLink(context, brokers.get(context.name()), process, canary);
                }
            };
        }
    }
}
