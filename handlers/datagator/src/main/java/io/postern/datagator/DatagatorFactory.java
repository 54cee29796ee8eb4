package io.postern.datagator;

import io.postern.api.context.Function;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler source {@code datagator_sensors}. */
public final class DatagatorFactory implements HandlerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(DatagatorFactory.class);

    static final Setting<List<String>> FIELDS =
            Setting.texts(
                    "fields",
                    "The payload's fields that pass, in this order: NAME, NAME? for one that may be"
                            + " missing, NAME as OTHER for one that gets another name. topic/N takes"
                            + " the topic's level N.");
    static final Setting<List<String>> ID =
            Setting.texts(
                            "id",
                            "What the message's id is made of, joined by _: fields, or levels of the"
                                    + " topic such as topic/2. topic/3? as depth takes a level only where"
                                    + " another one follows, and adds it as a field.")
                    .orElse(List.of("MAC"));
    static final Setting<String> DATAGATOR_ID =
            Setting.text(
                            "datagator_id",
                            "The field, or the topic's level, that names the datagator.")
                    .orElse("MAC");
    static final String PASS = "pass";
    static final Setting<String> UNKNOWN_FIELDS =
            Setting.choice(
                            "unknown_fields",
                            "What happens to the payload's fields that the sensor's description does"
                                    + " not name: they are left out, with a warning, or pass behind the"
                                    + " others.",
                            "leave_out",
                            PASS)
                    .orElse("leave_out");
    static final Setting<Map<String, Values>> SENSORS =
            Setting.<Map<String, Values>>of(
                            "sensors",
                            "Kinds of sensors by message type: new ones, or others in the place of"
                                    + " those that are known.",
                            new Shape.Mapping(
                                    new Shape.Group(Settings.of(FIELDS, ID, DATAGATOR_ID))))
                    .optional();

    @Override
    public HandlerKind<DatagatorHandler> kind() {
        return HandlerKind.of(
                        "datagator_sensors",
                        "Reads what datagators and their sensors send.",
                        DatagatorFactory::handler)
                .settings(SENSORS, UNKNOWN_FIELDS)
                .function(
                        Function.of(
                                        "process_datagator_sensor_message",
                                        "Makes of each payload the message of its sensor.")
                                .withoutBlocking(),
                        DatagatorHandler::handle);
    }

    @Override
    public void check(Values settings, Findings findings) {
        settings.find(SENSORS)
                .orElse(Map.of())
                .forEach(
                        (type, values) -> {
                            try {
                                sensor(type, values);
                            } catch (IllegalArgumentException wrong) {
                                findings.problem("sensors." + type, wrong.getMessage());
                            }
                        });
    }

    private static DatagatorHandler handler(HandlerContext context) {
        return new DatagatorHandler(
                sensors(context.settings()),
                context.settings().get(UNKNOWN_FIELDS).equals(PASS),
                new Warnings(
                        context.time(), line -> LOG.warn("handler {}: {}", context.name(), line)),
                context.meters()
                        .counter("incomplete", "Payloads with a field missing or unknown."));
    }

    /** The known ones, with those of the settings added or put in their place. */
    static Map<String, Sensor> sensors(Values settings) {
        var sensors = new LinkedHashMap<>(SensorTable.known());
        settings.find(SENSORS)
                .orElse(Map.of())
                .forEach((type, values) -> sensors.put(type, sensor(type, values)));
        return sensors;
    }

    private static Sensor sensor(String type, Values values) {
        return Sensor.of(type, values.get(DATAGATOR_ID), values.get(ID), values.get(FIELDS));
    }
}
