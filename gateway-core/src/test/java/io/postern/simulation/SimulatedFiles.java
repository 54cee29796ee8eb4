package io.postern.simulation;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.IdRule;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.TaskPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stands in the files of the configuration at a moment. */
final class SimulatedFiles {

    static final String FARM = "farm";
    static final List<String> BROKERS = List.of(FARM, "cloud", "archive");

    /** The address that sends each message there. */
    static final String CLOUD = "to_cloud";

    /** The one that sends the answers of a task, and the task. */
    static final String ANSWERED = "answers_to_archive";

    static final String ANSWERING = "answering";

    static final String HANDLER = "picky";
    private static final String FINISHING = "finishing";
    private static final List<String> PLUGGED = List.of(FARM, "cloud", "archive", HANDLER);

    /** The names that the address to the archive has had. */
    static final List<String> ARCHIVES = List.of("to_archive", "to_archive_2");

    /** Those of the address that receives. */
    static final List<String> RECEIVING = List.of("soil", "soil_2");

    /** The address that sends the newest of each id, by the clock. */
    static final String SAMPLED = "to_cloud_sampled";

    private static final Trigger SAMPLING = Trigger.every(Duration.ofSeconds(20));
    private static final Trigger BEAT = Trigger.every(Duration.ofSeconds(7));

    static final String TYPE = "soil";

    private final Variety variety;
    private final Map<String, Integer> changes = new HashMap<>();
    private final Set<String> archives = new TreeSet<>();
    private final Set<String> absent = new HashSet<>();
    private boolean slow;
    private boolean beats = true;

    SimulatedFiles(Variety variety) {
        this.variety = variety;
        this.slow = variety.slow();
        archives.add(ARCHIVES.get(0));
    }

    /** A carrier has other settings, or another address its name. */
    void change(String what) {
        changes.merge(what, 1, Integer::sum);
    }

    private int changed(String what) {
        return changes.getOrDefault(what, 0);
    }

    /** The names under which what comes goes to the archive from now on. */
    void archive(List<String> names) {
        archives.clear();
        archives.addAll(names);
    }

    /** Its address has its other name. */
    void renameArchive() {
        archive(List.of(ARCHIVES.get(archives.contains(ARCHIVES.get(0)) ? 1 : 0)));
    }

    Set<String> archives() {
        return Set.copyOf(archives);
    }

    /** The handler is another one, which blocks, or does not. */
    void exchangeHandler() {
        slow = !slow;
    }

    /** No plugin offers one of the carriers, or the handler, for now. */
    void absent(int which) {
        absent.add(PLUGGED.get(which % PLUGGED.size()));
    }

    void allPresent() {
        absent.clear();
    }

    /** All is as it is to be at last: both names of the archive, and no task any more. */
    void settle() {
        archive(ARCHIVES);
        allPresent();
        beats = false;
    }

    Configuration configuration() {
        var carriers = new TreeMap<String, CarrierPlan>();
        for (var name : BROKERS) {
            var settings = Values.of(Map.of("change", changed(name)));
            carriers.put(
                    name,
                    absent.contains(name)
                            ? CarrierPlan.waiting(name, "sim")
                            : CarrierPlan.ready(name, "sim", settings));
        }
        var handlers = new TreeMap<String, HandlerPlan>();
        for (var name : variety.finishes() ? List.of(HANDLER, FINISHING) : List.of(HANDLER)) {
            var source = SimulatedHandler.source(slow);
            handlers.put(
                    name, new HandlerPlan(name, source, Values.NONE, absent.contains(HANDLER)));
        }
        return new Configuration(FARM, new TreeMap<>(), carriers, handlers, addresses(), tasks());
    }

    private TreeMap<String, TaskPlan> tasks() {
        var tasks = new TreeMap<String, TaskPlan>();
        if (beats) {
            tasks.put("beat", task("beat", BEAT, Optional.empty()));
        }
        if (variety.answers()) {
            tasks.put(ANSWERING, task(ANSWERING, Trigger.ON_MESSAGE, Optional.of(TYPE)));
        }
        return tasks;
    }

    private static TaskPlan task(String name, Trigger trigger, Optional<String> type) {
        var source = new TaskPlan.Source.Own(SimulatedTask.SOURCE);
        return new TaskPlan(name, source, "run", Values.NONE, trigger, type, false);
    }

    private TreeMap<String, AddressPlan> addresses() {
        var all = new TreeMap<String, AddressPlan>();
        var receiving = RECEIVING.get(changed(TYPE) % RECEIVING.size());
        var first = Optional.of(new HandlerUse(HANDLER, "pick"));
        var last = Optional.of(new HandlerUse(FINISHING, "finish"));
        var own = last.filter(any -> variety.finishes());
        all.put(receiving, address(receiving, Direction.RECEIVE, FARM, Trigger.ALWAYS, first));
        all.put(CLOUD, address(CLOUD, Direction.SEND, "cloud", Trigger.ON_MESSAGE, own));
        all.put(SAMPLED, address(SAMPLED, Direction.SEND, "cloud", SAMPLING, Optional.empty()));
        for (var name : archives) {
            all.put(name, archiving(name));
        }
        if (variety.answers()) {
            all.put(ANSWERED, archiving(ANSWERED));
        }
        return all;
    }

    private AddressPlan archiving(String name) {
        return address(name, Direction.SEND, "archive", Trigger.ON_MESSAGE, Optional.empty());
    }

    private AddressPlan address(
            String name,
            Direction direction,
            String carrier,
            Trigger trigger,
            Optional<HandlerUse> handler) {
        boolean isLimited = variety.isLimited(name);
        return new AddressPlan(
                name,
                name,
                direction,
                name.equals(ANSWERED) ? SimulatedTask.ANSWER : TYPE,
                handler,
                carrier,
                trigger,
                TYPE,
                PayloadKind.JSON,
                variety.uid(),
                IdRule.OF_THE_TYPE,
                ARCHIVES.contains(name) ? variety.rules() : SendRules.NONE,
                isLimited ? variety.queue() : QueueLimits.USUAL,
                Values.NONE,
                absent.contains(carrier) || handler.isPresent() && absent.contains(HANDLER));
    }
}
