package io.postern.app.figures;

import io.postern.gateway.Overview;
import io.postern.gateway.RunningConfiguration;
import io.postern.metrics.AllMeters;
import io.postern.metrics.ObjectMeters;
import io.postern.office.AddressCounters;
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
    private final AllMeters meters;
    private final LinkFigures links;
    private final Map<String, ObjectMeters> rooms = new HashMap<>();

    public AddressFigures(RunningConfiguration running, AllMeters meters) {
        this.running = running;
        this.meters = meters;
        this.links = new LinkFigures(new Overview(running), meters);
    }

    public String page() {
        follow();
        return meters.scrape();
    }

    private synchronized void follow() {
        var configuration = running.configuration();
        var wanted = new HashMap<String, Supplier<ObjectMeters>>();
        configuration.addresses().keySet().forEach(name -> wanted.put(name, () -> room(name)));
        addObjects(wanted, "carrier", configuration.carriers().keySet());
        addObjects(wanted, "handler", configuration.handlers().keySet());
        addObjects(wanted, "task", configuration.tasks().keySet());
        rooms.entrySet().removeIf(room -> !wanted.containsKey(room.getKey()) && closed(room));
        wanted.forEach((key, making) -> rooms.computeIfAbsent(key, fresh -> making.get()));
        links.follow();
    }

    /** By kind and name, as their counters are. */
    private void addObjects(
            Map<String, Supplier<ObjectMeters>> wanted, String kind, Set<String> names) {
        names.forEach(name -> wanted.put(kind + " " + name, () -> failures(kind, name)));
    }

    private ObjectMeters failures(String kind, String name) {
        var room = meters.room(kind, name);
        room.count(
                "postern.failures",
                "How often the code of a plugin failed",
                running.counters(kind + " " + name).failed::sum);
        if (kind.equals("task")) {
            room.count(
                    "postern.task.runs",
                    "Runs of a task that came to a good end",
                    running.counters("task " + name).handled::sum);
        }
        return room;
    }

    private static boolean closed(Map.Entry<String, ObjectMeters> room) {
        room.getValue().close();
        return true;
    }

    private ObjectMeters room(String address) {
        var room = meters.room("address", address);
        var counters = running.counters(address);
        room.count("postern.messages.in", "Messages that came in", counters.in::sum);
        room.count("postern.messages.handled", "Messages handled", counters.handled::sum);
        room.value(
                "postern.messages.queued",
                "Messages that wait or are on their way",
                counters.queued::sum);
        room.count("postern.messages.sent", "Messages sent", counters.sent::sum);
        room.count(
                "postern.messages.acknowledged",
                "Messages the other end acknowledged",
                counters.acknowledged::sum);
        room.count(
                "postern.messages.dead", "Messages that became dead letters", counters.dead::sum);
        dropped(room, counters);
        return room;
    }

    private static void dropped(ObjectMeters room, AddressCounters counters) {
        room.counts("postern.messages.dropped", "Messages dropped", "reason", counters::dropped);
    }
}
