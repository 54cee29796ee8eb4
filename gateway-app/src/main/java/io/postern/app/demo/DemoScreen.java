package io.postern.app.demo;

import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/** The live picture: at most 23 lines of 80 columns, so that it fits the smallest terminal. */
final class DemoScreen {

    static final int WIDTH = 80;

    private static final int LINK = WIDTH - 34;
    private static final int MOST_CARRIERS = 7;
    private static final int MOST_ADDRESSES = 10;
    private static final int SECONDS_A_MESSAGE = 2;

    private final Paint paint;

    DemoScreen(Paint paint) {
        this.paint = paint;
    }

    /**
     * @param hint what can be done now
     */
    List<String> lines(Moment earlier, Moment now, long seconds, String hint) {
        var status = now.status();
        var lines = new ArrayList<String>();
        lines.add(title(status, seconds));
        carriers(lines, status.carriers());
        lines.add("");
        addresses(lines, earlier, now);
        message(lines, status.addresses(), seconds);
        lines.add(letters(status) + paint.faint(hint));
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
        var links = LinkSummary.of(carrier);
        return links.trouble()
                .map(trouble -> paint.bad(Screen.cut(trouble, LINK)))
                .orElseGet(() -> paint.good(Screen.cut(links.up(), LINK)));
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

    /** What was sent last, of one address after another: long enough for each to be read. */
    private void message(List<String> lines, List<AddressStatus> addresses, long seconds) {
        var sent =
                addresses.stream()
                        .filter(address -> !Moment.isReceiving(address))
                        .flatMap(address -> address.last().stream())
                        .toList();
        var heading = Cells.left("LAST MESSAGE", 14);
        var text =
                sent.isEmpty()
                        ? ""
                        : sent.get((int) (seconds / SECONDS_A_MESSAGE % sent.size())).text();
        lines.add(paint.heading(heading) + Screen.cut(text, WIDTH - 14));
    }

    private String letters(Status status) {
        var text = Cells.left("Dead letters: " + status.deadLetters(), 18);
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
