package io.postern.status;

import io.postern.ops.Status.Attempts;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The carriers with their links. */
final class CarrierLines {

    // the end tells one port from another: it is cut only where it would not fit 80 columns
    private static final int LONGEST_NAME = 45;

    private CarrierLines() {}

    static List<String> of(List<CarrierStatus> carriers, Instant now, Paint paint) {
        var lines = new ArrayList<String>();
        if (!carriers.isEmpty()) {
            lines.add("");
            lines.add(paint.heading("Carriers"));
        }
        carriers.forEach(carrier -> add(lines, carrier, now, paint));
        return lines;
    }

    private static void add(List<String> lines, CarrierStatus carrier, Instant now, Paint paint) {
        lines.add("  " + carrier.name() + " (" + carrier.source() + ")");
        if (carrier.waiting()) {
            lines.addAll(
                    ColumnText.wrap(
                            "    ",
                            "waits for a plugin that offers carrier source \""
                                    + carrier.source()
                                    + "\""));
        }
        carrier.trouble().ifPresent(trouble -> lines.addAll(ColumnText.wrap("    ", trouble)));
        carrier.links().forEach(link -> add(lines, link, now, paint));
    }

    private static void add(List<String> lines, LinkStatus link, Instant now, Paint paint) {
        var name = link.name();
        if (name.length() > LONGEST_NAME) {
            lines.add("    " + Screen.cut(name, Wrap.WIDTH - 4));
            name = "";
        }
        lines.add(
                String.format("    %-20s ", name)
                        + painted(link, String.format("%-8s", link.state()), paint)
                        + " for "
                        + ColumnText.since(link.since(), now));
        link.device().ifPresent(device -> lines.add("      device " + Screen.cut(device, 60)));
        link.attempts().ifPresent(attempts -> lines.add("      " + words(link, attempts, now)));
    }

    private static String painted(LinkStatus link, String state, Paint paint) {
        return switch (link.state()) {
            case "up" -> link.remark().isEmpty() ? paint.good(state) : paint.doubtful(state);
            case "down" -> paint.bad(state);
            default -> paint.doubtful(state);
        };
    }

    private static String words(LinkStatus link, Attempts attempts, Instant now) {
        var last = ColumnText.since(attempts.last(), now);
        return link.state().equals("opening")
                ? "attempt " + attempts.count() + " began " + last + " ago"
                : "tried "
                        + ColumnText.some(attempts.count(), "time", "times")
                        + ", last "
                        + last
                        + " ago";
    }
}
