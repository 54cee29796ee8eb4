package io.postern.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The numbers that a log file has of each send address, in the order in which they stand. */
final class LogLedger {

    private static final Pattern LINE =
            Pattern.compile("\"address\":\"([^\"]*)\".*?\"n\":(\\d+)(?:.*\"version\":(\\d+))?");

    private final Map<String, List<Long>> numbers = new HashMap<>();
    private final Map<String, List<Long>> versions = new HashMap<>();

    static LogLedger read(Path file) throws IOException {
        var ledger = new LogLedger();
        try (var lines = Files.lines(file)) {
            lines.forEach(ledger::enter);
        }
        return ledger;
    }

    private void enter(String line) {
        var found = LINE.matcher(line);
        if (found.find()) {
            var address = found.group(1);
            numbers(address).add(Long.valueOf(found.group(2)));
            if (found.group(3) != null) {
                versions(address).add(Long.valueOf(found.group(3)));
            }
        }
    }

    List<Long> numbers(String address) {
        return numbers.computeIfAbsent(address, name -> new ArrayList<>());
    }

    /** The version that handled each message. */
    List<Long> versions(String address) {
        return versions.computeIfAbsent(address, name -> new ArrayList<>());
    }

    /** The first place, from 1, where it does not go on with the next number. */
    OptionalLong firstFault(String address) {
        long next = 1;
        for (long number : numbers(address)) {
            if (number != next) {
                return OptionalLong.of(next);
            }
            next++;
        }
        return OptionalLong.empty();
    }
}
