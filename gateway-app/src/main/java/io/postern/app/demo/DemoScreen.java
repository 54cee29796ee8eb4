package io.postern.app.demo;

import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** The live picture: at most 23 lines of 80 columns, so that it fits the smallest terminal. */
final class DemoScreen {

    static final int WIDTH = 80;

    private static final int MOST_CARRIERS = 3;
    private static final int MOST_ADDRESSES = 6;
    private static final int MOST_MESSAGES = 3;

    private final Paint paint;

    DemoScreen(Paint paint) {
        this.paint = paint;
    }

    List<String> lines(Moment earlier, Moment now, long seconds) {
        var status = now.status();
        var lines = new ArrayList<String>();
        lines.add(title(status, seconds));
        lines.add("");
        carriers(lines, status.carriers());
        lines.add("");
        addresses(lines, earlier, now);
        lines.add("");
        messages(lines, status.addresses());
        lines.add("");
        lines.add(letters(status) + paint.faint("Ctrl-C ends the demo"));
        return lines;
    }

    private String title(Status status, long seconds) {
        var state = status.ready() ? "ready" : "starting";
        return paint.heading(Cells.left("Postern demo: " + status.systemId(), 58))
                + Cells.right(seconds + " s, " + state, WIDTH - 58);
    }

    private void carriers(List<String> lines, List<CarrierStatus> carriers) {
        lines.add(paint.heading(Cells.left("CARRIER", 20) + Cells.left("SOURCE", 14) + "LINK"));
        for (var carrier : limited(lines, carriers, MOST_CARRIERS)) {
            lines.add(
                    Cells.left(carrier.name(), 20)
                            + Cells.left(carrier.source(), 14)
                            + link(carrier));
        }
    }

    private String link(CarrierStatus carrier) {
        if (carrier.waiting()) {
            return paint.bad("waits for a plugin");
        }
        var down = carrier.links().stream().filter(link -> !link.state().equals("up")).findFirst();
        return down.map(link -> paint.bad(Screen.cut(trouble(link), WIDTH - 34)))
                .orElse(paint.good("up"));
    }

    private static String trouble(LinkStatus link) {
        return link.state() + link.trouble().map(why -> ": " + why).orElse("");
    }

    private void addresses(List<String> lines, Moment earlier, Moment now) {
        lines.add(
                paint.heading(
                        Cells.left("ADDRESS", 20)
                                + Cells.left("WAY", 26)
                                + Cells.right("RATE/S", 9)
                                + Cells.right("TOTAL", 10)
                                + Cells.right("DROPPED", 9)
                                + Cells.right("DEAD", 6)));
        for (var address : limited(lines, now.status().addresses(), MOST_ADDRESSES)) {
            lines.add(
                    Cells.left(address.name(), 20)
                            + Cells.left(way(address), 26)
                            + Cells.right(Cells.rate(now.rate(address, earlier)), 9)
                            + Cells.right(Long.toString(Moment.passed(address)), 10)
                            + Cells.right(Long.toString(Moment.dropped(address)), 9)
                            + Cells.right(Long.toString(Moment.dead(address)), 6));
        }
    }

    private static String way(AddressStatus address) {
        return Moment.isReceiving(address)
                ? address.carrier() + " -> " + address.messageType()
                : address.messageType() + " -> " + address.carrier();
    }

    private void messages(List<String> lines, List<AddressStatus> addresses) {
        lines.add(paint.heading("LAST MESSAGE"));
        addresses.stream()
                .filter(address -> address.last().isPresent())
                .limit(MOST_MESSAGES)
                .forEach(address -> lines.add(message(address)));
    }

    private String message(AddressStatus address) {
        var last = address.last().orElseThrow();
        return Cells.left(address.name(), 12) + Screen.cut(last.text(), WIDTH - 12);
    }

    private String letters(Status status) {
        var text = Cells.left("Dead letters: " + status.deadLetters(), 58);
        return status.deadLetters() == 0 ? text : paint.bad(text);
    }

    /** The first few; the line that says how many more there are comes first, above them. */
    private static <T> List<T> limited(List<String> lines, List<T> all, int most) {
        if (all.size() > most) {
            lines.add("(the first " + most + " of " + all.size() + ")");
        }
        return all.subList(0, Math.min(most, all.size()));
    }
}
