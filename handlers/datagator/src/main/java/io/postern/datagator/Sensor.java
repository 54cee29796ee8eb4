package io.postern.datagator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of sensor: what its messages are called by and which fields they have. Immutable.
 *
 * @param datagator the address of the datagator that heard it
 * @param id joined by {@code _}
 */
record Sensor(String type, Part datagator, List<Part> id, List<Part> fields) {

    Sensor {
        id = List.copyOf(id);
        fields = List.copyOf(fields);
        checkNames(id, fields);
        if (datagator.as().isPresent()) {
            throw new IllegalArgumentException(
                    "expected no \"as\" in \"datagator_id\", found "
                            + DatagatorQuote.text(datagator.as().get()));
        }
    }

    /**
     * Takes a description's words apart.
     *
     * @throws IllegalArgumentException saying what is wrong with them
     */
    static Sensor of(String type, String datagator, List<String> id, List<String> fields) {
        return new Sensor(
                type,
                Part.of(datagator),
                id.stream().map(Part::of).toList(),
                fields.stream().map(Part::of).toList());
    }

    private static void checkNames(List<Part> id, List<Part> fields) {
        if (id.isEmpty() || id.stream().allMatch(Part::optional)) {
            throw new IllegalArgumentException(
                    "expected a part of \"id\" that is always there, found none");
        }
        var names =
                new HashSet<>(
                        Set.of(SensorReading.DATAGATOR_ID, SensorReading.ID, SensorReading.TIME));
        id.forEach(part -> part.as().ifPresent(name -> add(names, name)));
        fields.forEach(part -> add(names, part.name()));
    }

    private static void add(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(
                    "expected different names for everything, found "
                            + DatagatorQuote.text(name)
                            + " twice or in the place of the handler's own");
        }
    }

    /** The names of all payload fields of these parts. */
    static List<String> fieldNames(List<Part> parts) {
        var names = new ArrayList<String>();
        for (var part : parts) {
            if (part.source() instanceof PartSource.Field field) {
                names.add(field.name());
            }
        }
        return names;
    }
}
