package io.postern.datagator;

import io.postern.api.setting.Nearest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a payload differs from what its sensor should say. Two sensors with the same fault have equal
 * ones.
 *
 * @param missing fields that the payload should have
 * @param unknown fields that the sensor has not, shortened
 * @param fields every field that the sensor has
 */
record Mismatch(String type, List<String> missing, List<String> unknown, List<String> fields) {

    Mismatch {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        fields = List.copyOf(fields);
    }

    String text() {
        return missing.isEmpty() || unknown.isEmpty()
                ? lack() + surplus()
                : lack() + "; " + surplus();
    }

    private String lack() {
        return missing.isEmpty()
                ? ""
                : "expected the field"
                        + (missing.size() > 1 ? "s " : " ")
                        + DatagatorQuote.texts(missing)
                        + ", found none";
    }

    private String surplus() {
        return unknown.stream()
                        .map(name -> "left out the unknown field " + hinted(name))
                        .collect(Collectors.joining("; "))
                + (unknown.isEmpty()
                        ? ""
                        : "; \"unknown_fields\": \"pass\" in the handler's file lets such through");
    }

    private String hinted(String name) {
        return DatagatorQuote.text(name) + Nearest.hint(name, fields);
    }
}
