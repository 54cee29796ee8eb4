package io.postern.benchlab.sensor;

import java.util.List;

/** Where power goes through a BENCHLAB, in the order in which the JSON names it. */
enum PowerConnector {
    EPS1("EPS1", 0, Part.CPU),
    EPS2("EPS2", 1, Part.CPU),
    ATX_12V("12V", 5, Part.MAINBOARD),
    ATX_5V("5V", 3, Part.MAINBOARD),
    ATX_5VSB("5VSB", 4, Part.MAINBOARD),
    ATX_3V3("3.3V", 2, Part.MAINBOARD),
    PCIE8_1("PCIE8_1", 6, Part.GRAPHICS),
    PCIE8_2("PCIE8_2", 7, Part.GRAPHICS),
    PCIE8_3("PCIE8_3", 8, Part.GRAPHICS),
    HPWR1("HPWR1", 9, Part.GRAPHICS),
    HPWR2("HPWR2", 10, Part.GRAPHICS);

    /** Whose power it is. */
    enum Part {
        CPU,
        GRAPHICS,
        MAINBOARD
    }

    /** Calling {@code values()} makes a copy each time. */
    static final List<PowerConnector> ALL = List.of(values());

    final String voltage;
    final String current;
    final String power;

    /** Its place in the device's answer. */
    final int index;

    private final Part part;

    PowerConnector(String label, int index, Part part) {
        this.index = index;
        this.part = part;
        voltage = label + "_Voltage";
        current = label + "_Current";
        power = label + "_Power";
    }

    /** What a part of the computer takes, in mW. */
    static long total(SensorAnswer answer, Part part) {
        long total = 0;
        for (var connector : ALL) {
            if (connector.part == part) {
                total += answer.power(connector.index);
            }
        }
        return total;
    }
}
