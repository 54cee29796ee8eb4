package io.postern.simulator;

import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;

/** The messages of one address that wait for their acknowledgements, oldest first. */
final class Unconfirmed {

    private final ArrayDeque<OpenMessage> tickets = new ArrayDeque<>();
    private final int most;
    private Window window;

    Unconfirmed(int most) {
        this.most = most;
        this.window = new Window(most, () -> {});
    }

    /** A link is a new one: what waited on the old one has to be brought again. */
    List<Arrival> restart(Runnable wake) {
        window = new Window(most, wake);
        var again =
                tickets.stream()
                        .filter(ticket -> !ticket.isConfirmed())
                        .map(ticket -> ticket.again(window))
                        .toList();
        tickets.clear();
        tickets.addAll(again);
        return again.stream().map(OpenMessage::arrival).toList();
    }

    boolean isFull() {
        return window.isFull();
    }

    Arrival add(JsonObject content, String place) {
        while (!tickets.isEmpty() && tickets.peek().isConfirmed()) {
            tickets.remove();
        }
        if (tickets.size() > 4 * most) {
            tickets.removeIf(OpenMessage::isConfirmed);
        }
        var ticket = new OpenMessage(content, place, window);
        tickets.add(ticket);
        return ticket.arrival();
    }
}
