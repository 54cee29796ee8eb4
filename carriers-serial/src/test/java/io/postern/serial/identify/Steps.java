package io.postern.serial.identify;

import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of steps, as files have them. */
final class Steps {

    private final Map<String, Object> values = new LinkedHashMap<>();

    static Values carrier(Steps... steps) {
        return Values.of(Map.of("identify", List.of(steps).stream().map(Steps::values).toList()));
    }

    /** How a BENCHLAB is known. */
    static Values benchlab() {
        return carrier(
                new Steps().writes("hex", "00").answers(9).expects("text", "BENCHLAB"),
                new Steps()
                        .writes("hex", "0E")
                        .answers(3)
                        .expects("hex", "EE ?? ??")
                        .keeps("vendor", Map.of("at", 0, "length", 1))
                        .keeps("product", Map.of("at", 1, "length", 1))
                        .keeps("firmware", Map.of("at", 2, "length", 1, "as", "number")),
                new Steps().writes("hex", "0D").answers(12).keeps("uid", Map.of()));
    }

    Steps writes(String key, String template) {
        values.put("write", Values.of(Map.of(key, Template.of(template))));
        return this;
    }

    Steps answers(int length) {
        return answers("fixed", Map.of("length", length));
    }

    Steps answersLines() {
        return answers("line", Map.of());
    }

    Steps answers(String type, Map<String, Object> framing) {
        values.put("framing", Values.of(type, framing));
        return this;
    }

    Steps writesWithChecksum(String hex, String checksum) {
        values.put("write", Values.of(Map.of("hex", Template.of(hex), "checksum", checksum)));
        return this;
    }

    Steps within(Duration timeout) {
        values.put("timeout", timeout);
        return this;
    }

    Steps retries(int count) {
        values.put("retries", count);
        return this;
    }

    Steps expects(String key, String value) {
        return expects(Map.of(key, value));
    }

    Steps expects(Map<String, Object> expect) {
        values.put("expect", Values.of(expect));
        return this;
    }

    Steps keeps(String name, Map<String, Object> capture) {
        var captures = new LinkedHashMap<String, Object>();
        if (values.get("capture") instanceof Map<?, ?> before) {
            before.forEach((key, value) -> captures.put(key.toString(), value));
        }
        captures.put(name, Values.of(capture));
        values.put("capture", captures);
        return this;
    }

    Values values() {
        return Values.of(values);
    }
}
