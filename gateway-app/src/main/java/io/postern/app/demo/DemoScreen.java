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

    private static final int MOST_CARRIERS = 6;
    private static final int MOST_ADDRESSES = 8;
    private static final int MOST_MESSAGES = 2;

    private final Paint paint;
    private final boolean keys;

    /**
     * @param keys whether there is a keyboard
     */
    DemoScreen(Paint paint, boolean keys) {
        this.paint = paint;
        this.keys = keys;
    }

    List<String> lines(Moment earlier, Moment now, long seconds, boolean cloud) {
        var status = now.status();
        var lines = new ArrayList<String>();
        lines.add(title(status, seconds));
        carriers(lines, status.carriers());
        lines.add("");
        addresses(lines, earlier, now);
        lines.add("");
        messages(lines, status.addresses());
        lines.add(letters(status) + paint.faint(hint(cloud)));
        return lines;
    }

    private String hint(boolean cloud) {
        if (!keys) {
            return "Ctrl-C ends the demo";
        }
        return (cloud ? "c takes the cloud away" : "c brings the cloud back") + ", q ends the demo";
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
                        Cells.left("ADDRESS", 26)
                                + Cells.left("OVER", 22)
                                + Cells.right("RATE/S", 8)
                                + Cells.right("WAITING", 8)
                                + Cells.right("TOTAL", 9)
                                + Cells.right("LOST", 7)));
        for (var address : limited(lines, now.status().addresses(), MOST_ADDRESSES)) {
            lines.add(
                    Cells.left(address.name(), 26)
                            + Cells.left(over(address), 22)
                            + Cells.right(Cells.rate(now.rate(address, earlier)), 8)
                            + Cells.right(Long.toString(Moment.waiting(address)), 8)
                            + Cells.right(Long.toString(Moment.passed(address)), 9)
                            + Cells.right(Long.toString(Moment.lost(address)), 7));
        }
    }

    private static String over(AddressStatus address) {
        return (Moment.isReceiving(address) ? "from " : "to ") + address.carrier();
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
        return Screen.cut(last.text(), WIDTH);
    }

    private String letters(Status status) {
        var text = Cells.left("Dead letters: " + status.deadLetters(), 30);
        return status.deadLetters() == 0 ? text : paint.bad(text);
    }

    /** All, or the first few and a line that says how many there are. */
    private static <T> List<T> limited(List<String> lines, List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        lines.add("(the first " + (most - 1) + " of " + all.size() + ")");
        return all.subList(0, most - 1);
    }
}
