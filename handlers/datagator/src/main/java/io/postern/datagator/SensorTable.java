package io.postern.datagator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code sensors.txt}; what its lines mean stands in it. */
final class SensorTable {

    private SensorTable() {}

    /** The sensors that the jar brings along, by message type, in the table's order. */
    static Map<String, Sensor> known() {
        var sensors = new LinkedHashMap<String, Sensor>();
        text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SensorTable::sensor)
                .forEach(sensor -> sensors.put(sensor.type(), sensor));
        return sensors;
    }

    private static Sensor sensor(String line) {
        var columns = cells(line, "|");
        return Sensor.of(
                columns.get(0),
                columns.get(1),
                cells(columns.get(2), ","),
                cells(columns.get(3), ","));
    }

    private static List<String> cells(String line, String separator) {
        return Arrays.stream(line.split("[" + separator + "]")).map(String::strip).toList();
    }

    private static String text() {
        try (InputStream table = SensorTable.class.getResourceAsStream("sensors.txt")) {
            if (table == null) {
                throw new IllegalStateException("expected sensors.txt in the jar, found none");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
