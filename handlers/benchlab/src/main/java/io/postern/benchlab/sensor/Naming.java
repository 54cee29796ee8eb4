package io.postern.benchlab.sensor;

import java.util.List;

/** What the temperature sensors on cables are called. */
public enum Naming {
    CLASSIC("Temp_Sensor_"),
    NEW("TS_");

    private final List<String> names;

    Naming(String stem) {
        names = Names.numbered(stem, 1, SensorAnswer.TEMPERATURES, "");
    }

    String temperature(int sensor) {
        return names.get(sensor);
    }
}
