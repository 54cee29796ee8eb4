package io.postern.app.run;

import io.postern.gateway.Overview;
import io.postern.gateway.Works;
import io.postern.metrics.MeterHouse;
import io.postern.metrics.MeterRoom;
import io.postern.office.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The counters of the addresses, and the links, on the page for Prometheus: looked up when somebody
 * asks for the page, so that they cost nothing until then. Safe for use by any thread.
 */
final class Figures {

    private final Works works;
    private final MeterHouse meters;
    private final LinkFigures links;
    private final Map<String, MeterRoom> rooms = new HashMap<>();

    Figures(Works works, MeterHouse meters) {
        this.works = works;
        this.meters = meters;
        this.links = new LinkFigures(new Overview(works), meters);
    }

    String page() {
        follow();
        return meters.scrape();
    }

    private synchronized void follow() {
        var running = works.running();
        var wanted = new HashMap<String, Supplier<MeterRoom>>();
        running.addresses().keySet().forEach(name -> wanted.put(name, () -> room(name)));
        addObjects(wanted, "carrier", running.carriers().keySet());
        addObjects(wanted, "handler", running.handlers().keySet());
        addObjects(wanted, "task", running.tasks().keySet());
        rooms.entrySet().removeIf(room -> !wanted.containsKey(room.getKey()) && closed(room));
        wanted.forEach((key, making) -> rooms.computeIfAbsent(key, fresh -> making.get()));
        links.follow();
    }

    /** By kind and name, as their tallies are. */
    private void addObjects(
            Map<String, Supplier<MeterRoom>> wanted, String kind, Set<String> names) {
        names.forEach(name -> wanted.put(kind + " " + name, () -> failures(kind, name)));
    }

    private MeterRoom failures(String kind, String name) {
        var room = meters.room(kind, name);
        room.count(
                "postern.failures",
                "How often the code of a plugin failed",
                works.tally(kind + " " + name).failed::sum);
        if (kind.equals("task")) {
            room.count(
                    "postern.task.runs",
                    "Runs of a task that came to a good end",
                    works.tally("task " + name).handled::sum);
        }
        return room;
    }

    private static boolean closed(Map.Entry<String, MeterRoom> room) {
        room.getValue().close();
        return true;
    }

    private MeterRoom room(String address) {
        var room = meters.room("address", address);
        var tally = works.tally(address);
        room.count("postern.messages.in", "Messages that came in", tally.in::sum);
        room.count("postern.messages.handled", "Messages handled", tally.handled::sum);
        room.value(
                "postern.messages.queued",
                "Messages that wait or are on their way",
                tally.queued::sum);
        room.count("postern.messages.sent", "Messages sent", tally.sent::sum);
        room.count(
                "postern.messages.acknowledged",
                "Messages the other end acknowledged",
                tally.acknowledged::sum);
        room.count("postern.messages.dead", "Messages that became dead letters", tally.dead::sum);
        dropped(room, tally);
        return room;
    }

    private static void dropped(MeterRoom room, Tally tally) {
        room.counts("postern.messages.dropped", "Messages dropped", "reason", tally::dropped);
    }
}
