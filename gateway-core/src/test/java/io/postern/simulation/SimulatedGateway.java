package io.postern.simulation;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
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
import io.postern.message.Uids;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.store.DiskStore;
import io.postern.time.Machine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The real gateway, in one life of its process. */
final class SimulatedGateway {

    private static final int UNLUCKY = 13;
    private static final int SEGMENT = 16_384;
    private static final long HEAP = 64L << 20;
    private static final long LITTLE = 32L << 10;
    private static final int SHARES = 7;

    private final SimulatedProcess process;
    private final Map<String, SimulatedBroker> brokers;
    private final Canary canary;
    private final RunningConfiguration running;

    SimulatedGateway(
            SimulatedProcess process,
            SplittableRandom chance,
            SimulatedDisk disk,
            Map<String, SimulatedBroker> brokers,
            Oracle oracle,
            Canary canary) {
        this.canary = canary;
        this.process = process;
        this.brokers = brokers;
        var shares = shares(chance.nextBoolean());
        var deadLetters = new DeadLetterBox(shares.deadLetters(), () -> {});
        deadLetters.listen(oracle::died);
        oracle.begins();
        var machine = new Machine(process, process, chance::split);
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
                        new DiskStore(Optional.of(disk), machine, SEGMENT),
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
        var carrier = new BrokerFactory();
        var handler = new PickyFactory();
        return new Catalog(
                Map.of("sim", new Offer<>(carrier, carrier.kind(), "test")),
                Map.of("picky", new Offer<>(handler, handler.kind(), "test")),
                Map.of(),
                Map.of());
    }

    private final class BrokerFactory implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("sim", "A simulated broker.")
                    .receives(EnumSet.of(Trigger.Kind.ALWAYS))
                    .sends(EnumSet.of(Trigger.Kind.ON_MESSAGE));
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

    /** Some messages are more than it can take. */
    private static final class PickyFactory implements HandlerFactory {

        @Override
        public HandlerKind<?> kind() {
            return HandlerKind.of("picky", "For a simulation.")
                    .translation(
                            Function.of("pick", "Fails now and then.").withoutBlocking(),
                            PickyFactory::pick);
        }

        private static Draft pick(HandlerContext context, Envelope message) {
            if (message.content().number("n").orElse(0) % 50 == UNLUCKY) {
                throw new IllegalArgumentException("too unlucky");
            }
            return message.draft();
        }
    }
}
