package io.postern.app.demo;

import io.postern.ops.Status.AddressStatus;
import java.util.List;
import java.util.stream.Collectors;

/** The picture in one line, for pipes and log files; and the last line of a demo. */
final class DemoLine {

    private DemoLine() {}

    static String of(Moment earlier, Moment now, long seconds) {
        var rates =
                now.status().addresses().stream()
                        .map(address -> rate(address, earlier, now))
                        .collect(Collectors.joining(", "));
        return seconds
                + " s: "
                + rates
                + "; dead letters "
                + now.status().deadLetters()
                + now.status().addresses().stream()
                        .filter(Moment::isReceiving)
                        .flatMap(address -> address.last().stream())
                        .findFirst()
                        .map(last -> "; last " + last.text())
                        .orElse("");
    }

    /** What came of it all. */
    static List<String> summary(Moment last, long seconds) {
        var addresses = last.status().addresses();
        return List.of(
                "Ran for "
                        + seconds
                        + " s: "
                        + sum(addresses.stream().filter(Moment::isReceiving).toList())
                        + " messages received, "
                        + sum(addresses.stream().filter(a -> !Moment.isReceiving(a)).toList())
                        + " sent, "
                        + addresses.stream().mapToLong(Moment::superseded).sum()
                        + " superseded by newer ones, "
                        + addresses.stream().mapToLong(Moment::dropped).sum()
                        + " dropped, "
                        + last.status().deadLetters()
                        + " dead letters.",
                "It ran configs/examples/demo: start it again, change a file there, and watch.");
    }

    private static String rate(AddressStatus address, Moment earlier, Moment now) {
        return address.name() + " " + Cells.rate(now.rate(address, earlier)) + "/s";
    }

    private static long sum(List<AddressStatus> addresses) {
        return addresses.stream().mapToLong(Moment::passed).sum();
    }
}
