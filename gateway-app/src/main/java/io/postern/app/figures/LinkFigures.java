package io.postern.app.figures;

import io.postern.metrics.AllMeters;
import io.postern.metrics.ObjectMeters;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.status.Overview;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The links of each carrier on the page for Prometheus. Owned by whoever asks for the page. */
final class LinkFigures {

    private final Overview overview;
    private final AllMeters meters;
    private final Map<String, ObjectMeters> rooms = new HashMap<>();
    private volatile Map<String, List<LinkStatus>> now = Map.of();

    LinkFigures(Overview overview, AllMeters meters) {
        this.overview = overview;
        this.meters = meters;
    }

    /** Looks at all of them, once for each page. */
    void follow() {
        now =
                overview.carriers().stream()
                        .collect(Collectors.toMap(CarrierStatus::name, CarrierStatus::links));
        rooms.entrySet().removeIf(room -> !now.containsKey(room.getKey()) && closed(room));
        now.keySet().forEach(carrier -> rooms.computeIfAbsent(carrier, this::room));
    }

    private static boolean closed(Map.Entry<String, ObjectMeters> room) {
        room.getValue().close();
        return true;
    }

    private ObjectMeters room(String carrier) {
        var room = meters.of("carrier", carrier);
        room.values(
                "postern.link.up",
                "1 while the link is up",
                "link",
                each(carrier, link -> link.state().equals("up") ? 1.0 : 0.0));
        room.values(
                "postern.link.since.seconds",
                "Since when it is up, or down; since 1970",
                "link",
                each(carrier, link -> link.since().toEpochMilli() / 1000.0));
        room.counts(
                "postern.link.losses",
                "How often the link was lost",
                "link",
                each(carrier, link -> (double) link.losses()));
        return room;
    }

    private Supplier<Map<String, Double>> each(
            String carrier, Function<LinkStatus, Double> figure) {
        return () ->
                now.getOrDefault(carrier, List.of()).stream()
                        .collect(Collectors.toMap(LinkStatus::name, figure));
    }
}
