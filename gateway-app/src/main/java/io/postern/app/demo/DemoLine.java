package io.postern.app.demo;

import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The picture in one line, for pipes and log files; and the last line of a demo. */
final class DemoLine {

    private DemoLine() {}

    static String of(Moment earlier, Moment now, long seconds) {
        var parts = new ArrayList<String>();
        parts.add(
                now.status().carriers().stream()
                        .filter(carrier -> !now.addresses(carrier).isEmpty())
                        .map(carrier -> rate(carrier, earlier, now))
                        .collect(Collectors.joining(", ")));
        parts.add("waiting " + sum(now, Moment::waiting));
        parts.add("lost " + sum(now, Moment::lost));
        now.status().carriers().stream()
                .flatMap(carrier -> Moment.trouble(carrier).stream())
                .forEach(parts::add);
        now.status().addresses().stream()
                .sorted(Comparator.comparing(Moment::isReceiving))
                .flatMap(address -> address.last().stream())
                .findFirst()
                .ifPresent(last -> parts.add("last " + last.text()));
        return seconds + " s: " + String.join("; ", parts);
    }

    private static String rate(CarrierStatus carrier, Moment earlier, Moment now) {
        var perSecond =
                now.addresses(carrier).stream()
                        .mapToDouble(address -> now.rate(address, earlier))
                        .sum();
        return carrier.name()
                + " "
                + Cells.rate(perSecond)
                + "/s"
                + LinkSummary.of(carrier).devices().map(devices -> " (" + devices + ")").orElse("");
    }

    /** What came of it all. */
    static List<String> summary(Moment last, long seconds) {
        return List.of(
                "Ran for "
                        + seconds
                        + " s: "
                        + passed(last, true)
                        + " messages received, "
                        + passed(last, false)
                        + " sent, "
                        + sum(last, Moment::waiting)
                        + " on their way, "
                        + sum(last, Moment::lost)
                        + " lost.",
                "It ran a copy of configs/examples/demo: look there how little it takes.");
    }

    private static long passed(Moment moment, boolean receiving) {
        return moment.status().addresses().stream()
                .filter(address -> Moment.isReceiving(address) == receiving)
                .mapToLong(Moment::passed)
                .sum();
    }

    private static long sum(Moment moment, ToLongFunction<AddressStatus> count) {
        return moment.status().addresses().stream().mapToLong(count).sum();
    }
}
