package io.postern.bench;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.PayloadKind;
import io.postern.config.read.ObjectFiles;
import io.postern.gateway.RunningConfiguration;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.log.LogFactory;
import io.postern.message.Uids;
import io.postern.metrics.AllMeters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.operate.HostServices;
import io.postern.simulator.SimulatorFactory;
import io.postern.state.StateFiles;
import io.postern.store.DiskStore;
import io.postern.time.Machine;
import io.postern.time.SystemTime;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The real gateway: simulator, a handler that does nothing, log file. */
final class PathRelay {

    private static final String RECEIVE = "field";
    private static final String SEND = "file";

    private final SystemTime time = new SystemTime();
    private final RunningConfiguration running;

    PathRelay(Path folder, Map<String, Object> simulated, Map<String, Object> logged)
            throws ApplyException {
        var shares = HeapShares.of(Runtime.getRuntime().maxMemory());
        var deadLetters = new DeadLetterBox(Optional.empty(), shares.deadLetters(), () -> {});
        var poster =
                new MessagePoster(
                        new PostOffice(deadLetters, shares.tables()),
                        new OpenChains(),
                        new Uids("bench"),
                        time,
                        shares);
        var services =
                new HostServices(new StateFiles(folder), new AllMeters(), new ObjectFiles(folder));
        running =
                new RunningConfiguration(
                        Machine.of(time),
                        poster,
                        deadLetters,
                        new DiskStore(Optional.empty(), Machine.of(time)),
                        services,
                        new AllCounters((name, reason) -> {}),
                        plan -> (carrier, link, state) -> {});
        running.apply(configuration(simulated, logged), catalog());
    }

    /** How many messages are safe in the file. */
    long acknowledged() {
        return running.counters(SEND).acknowledged.sum();
    }

    void stop() throws InterruptedException {
        running.end();
        time.close();
    }

    private static Catalog catalog() {
        var simulator = new SimulatorFactory();
        var log = new LogFactory();
        var noOp = new NoOp();
        return new Catalog(
                Map.of(
                        "simulator", new Offer<>(simulator, simulator.kind(), "simulator"),
                        "log", new Offer<>(log, log.kind(), "log")),
                Map.of(NoOp.SOURCE, new Offer<>(noOp, noOp.kind(), "bench")),
                Map.of(),
                Map.of());
    }

    private static Configuration configuration(
            Map<String, Object> simulated, Map<String, Object> logged) {
        var carriers = new TreeMap<String, CarrierPlan>();
        carriers.put("in", CarrierPlan.ready("in", "simulator", Values.NONE));
        carriers.put("out", CarrierPlan.ready("out", "log", Values.of(logged)));
        var handlers = new TreeMap<String, HandlerPlan>();
        handlers.put(NoOp.SOURCE, new HandlerPlan(NoOp.SOURCE, NoOp.SOURCE, Values.NONE, false));
        var addresses = new TreeMap<String, AddressPlan>();
        addresses.put(
                RECEIVE,
                address(
                        RECEIVE,
                        Direction.RECEIVE,
                        Optional.of(new HandlerUse(NoOp.SOURCE, NoOp.FUNCTION)),
                        "in",
                        Trigger.ALWAYS,
                        Values.of(simulated)));
        addresses.put(
                SEND,
                address(
                        SEND,
                        Direction.SEND,
                        Optional.empty(),
                        "out",
                        Trigger.ON_MESSAGE,
                        Values.of(Map.of("format", "payload"))));
        return new Configuration(
                "bench", new TreeMap<>(), carriers, handlers, addresses, new TreeMap<>());
    }

    private static AddressPlan address(
            String name,
            Direction direction,
            Optional<HandlerUse> handler,
            String carrier,
            Trigger trigger,
            Values settings) {
        return new AddressPlan(
                name,
                name,
                direction,
                "weather",
                handler,
                carrier,
                trigger,
                PayloadKind.JSON,
                UidRule.SEQUENCE,
                settings,
                false);
    }
}
