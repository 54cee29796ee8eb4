package io.postern.status;

import io.postern.api.text.DurationText;
import io.postern.ops.Status.AddressStatus;
import io.postern.screen.Paint;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The addresses with their counts: those that receive, then those that send. */
final class AddressLines {

    private static final int NAME = 32;

    private AddressLines() {}

    static List<String> of(List<AddressStatus> addresses, Instant now, Paint paint) {
        var lines = new ArrayList<String>();
        addTable(lines, "Receiving", "receive", List.of("in", "handled"), addresses, now, paint);
        addTable(lines, "Sending", "send", List.of("queued", "sent"), addresses, now, paint);
        return lines;
    }

    private static void addTable(
            List<String> lines,
            String title,
            String direction,
            List<String> counts,
            List<AddressStatus> addresses,
            Instant now,
            Paint paint) {
        var own = addresses.stream().filter(each -> each.direction().equals(direction)).toList();
        if (own.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                paint.heading(row(title, counts.get(0), counts.get(1), "dropped", "dead", "last")));
        own.forEach(address -> add(lines, counts, address, now));
    }

    private static void add(
            List<String> lines, List<String> counts, AddressStatus address, Instant now) {
        var name = "  " + address.name();
        if (name.length() > NAME) {
            lines.add(Screen.cut(name, Wrap.WIDTH));
            name = "";
        }
        lines.add(
                row(
                        name,
                        count(address, counts.get(0)),
                        count(address, counts.get(1)),
                        ColumnText.count(dropped(address)),
                        count(address, "dead"),
                        address.last()
                                .map(last -> ColumnText.since(last.at(), now) + " ago")
                                .orElse("-")));
        address.waiting()
                .ifPresent(what -> lines.addAll(ColumnText.wrap("    ", "waits: " + what)));
        Optional.ofNullable(address.counts().get("on_disk"))
                .ifPresent(rows -> lines.add("    on disk: " + rows + full(address)));
        if (dropped(address) > 0) {
            lines.addAll(ColumnText.wrap("    ", "dropped: " + reasons(address)));
        }
    }

    private static String full(AddressStatus address) {
        return address.fullIn()
                .map(
                        left ->
                                left.isZero()
                                        ? ", full"
                                        : ", at this rate full in " + DurationText.rough(left))
                .orElse("");
    }

    private static String row(
            String name, String first, String second, String dropped, String dead, String last) {
        return String.format("%-32s%8s%8s%8s%8s%16s", name, first, second, dropped, dead, last)
                .stripTrailing();
    }

    /** What an address cannot have, such as handled without a handler, is no number. */
    private static String count(AddressStatus address, String name) {
        return Optional.ofNullable(address.counts().get(name)).map(ColumnText::count).orElse("-");
    }

    private static long dropped(AddressStatus address) {
        return address.dropped().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String reasons(AddressStatus address) {
        return new TreeMap<>(address.dropped())
                .entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", "));
    }
}
