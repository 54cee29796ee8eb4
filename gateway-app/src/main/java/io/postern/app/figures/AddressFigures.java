package io.postern.app.figures;

import io.postern.gateway.RunningConfiguration;
import io.postern.metrics.AllMeters;
import io.postern.metrics.ObjectMeters;
import io.postern.office.AddressCounters;
import io.postern.status.Overview;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The counters of the addresses, and the links, on the page for Prometheus: looked up when somebody
 * asks for the page, so that they cost nothing until then. Safe for use by any thread.
 */
public final class AddressFigures {

    private final RunningConfiguration running;
    private final AllMeters all;
    private final LinkFigures links;
    private final Map<String, ObjectMeters> shown = new HashMap<>();

    public AddressFigures(RunningConfiguration running, AllMeters all) {
        this.running = running;
        this.all = all;
        this.links = new LinkFigures(new Overview(running), all);
    }

    public String page() {
        follow();
        return all.scrape();
    }

    private synchronized void follow() {
        var configuration = running.configuration();
        var wanted = new HashMap<String, Supplier<ObjectMeters>>();
        configuration.addresses().keySet().forEach(name -> wanted.put(name, () -> metersOf(name)));
        addObjects(wanted, "carrier", configuration.carriers().keySet());
        addObjects(wanted, "handler", configuration.handlers().keySet());
        addObjects(wanted, "task", configuration.tasks().keySet());
        shown.entrySet().removeIf(entry -> !wanted.containsKey(entry.getKey()) && closed(entry));
        wanted.forEach((key, making) -> shown.computeIfAbsent(key, fresh -> making.get()));
        links.follow();
    }

    /** By kind and name, as their counters are. */
    private void addObjects(
            Map<String, Supplier<ObjectMeters>> wanted, String kind, Set<String> names) {
        names.forEach(name -> wanted.put(kind + " " + name, () -> failures(kind, name)));
    }

    private ObjectMeters failures(String kind, String name) {
        var meters = all.of(kind, name);
        meters.count(
                "postern.failures",
                "How often the code of a plugin failed",
                running.counters(kind + " " + name).failed::sum);
        if (kind.equals("task")) {
            meters.count(
                    "postern.task.runs",
                    "Runs of a task that came to a good end",
                    running.counters("task " + name).handled::sum);
        }
        return meters;
    }

    private static boolean closed(Map.Entry<String, ObjectMeters> entry) {
        entry.getValue().close();
        return true;
    }

    private ObjectMeters metersOf(String address) {
        var meters = all.of("address", address);
        var counters = running.counters(address);
        meters.count("postern.messages.in", "Messages that came in", counters.in::sum);
        meters.count("postern.messages.handled", "Messages handled", counters.handled::sum);
        meters.value(
                "postern.messages.queued",
                "Messages that wait or are on their way",
                counters::waiting);
        meters.value("postern.messages.on.disk", "Messages that wait on disk", counters::onDisk);
        meters.count("postern.messages.sent", "Messages sent", counters.sent::sum);
        meters.count(
                "postern.messages.acknowledged",
                "Messages the other end acknowledged",
                counters.acknowledged::sum);
        meters.count(
                "postern.messages.dead", "Messages that became dead letters", counters.dead::sum);
        dropped(meters, counters);
        return meters;
    }

    private static void dropped(ObjectMeters meters, AddressCounters counters) {
        meters.counts("postern.messages.dropped", "Messages dropped", "reason", counters::dropped);
    }
}
