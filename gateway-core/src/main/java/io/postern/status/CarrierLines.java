package io.postern.status;

import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.screen.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The carriers with their links. */
final class CarrierLines {

    // the end tells one port from another: it is cut only where it would not fit 80 columns
    private static final int LONGEST_NAME = 45;

    private CarrierLines() {}

    static List<String> of(List<CarrierStatus> carriers, Instant now) {
        var lines = new ArrayList<String>();
        if (!carriers.isEmpty()) {
            lines.add("");
            lines.add("Carriers");
        }
        carriers.forEach(carrier -> add(lines, carrier, now));
        return lines;
    }

    private static void add(List<String> lines, CarrierStatus carrier, Instant now) {
        lines.add("  " + carrier.name() + " (" + carrier.source() + ")");
        if (carrier.waiting()) {
            lines.addAll(
                    Words.wrap(
                            "    ",
                            "waits for a plugin that offers carrier source \""
                                    + carrier.source()
                                    + "\""));
        }
        carrier.links().forEach(link -> add(lines, link, now));
    }

    private static void add(List<String> lines, LinkStatus link, Instant now) {
        var name = link.name();
        if (name.length() > LONGEST_NAME) {
            lines.add("    " + Screen.cut(name, Words.WIDTH - 4));
            name = "";
        }
        lines.add(
                String.format(
                        "    %-20s %-8s for %s",
                        name, link.state(), Words.since(link.since(), now)));
        link.device().ifPresent(device -> lines.add("      device " + Screen.cut(device, 60)));
        link.trouble().ifPresent(trouble -> lines.addAll(Words.wrap("      ", trouble)));
        link.remark().ifPresent(remark -> lines.addAll(Words.wrap("      ", remark)));
    }
}
