package io.postern.app.run;

import io.postern.gateway.Overview;
import io.postern.gateway.Works;
import io.postern.metrics.MeterHouse;
import io.postern.metrics.MeterRoom;
import io.postern.office.Tally;
import java.util.HashMap;
import java.util.Map;

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
        var addresses = works.running().addresses().keySet();
        rooms.entrySet().removeIf(room -> !addresses.contains(room.getKey()) && closed(room));
        addresses.forEach(address -> rooms.computeIfAbsent(address, this::room));
        links.follow();
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
