package io.postern.datagator;

import io.postern.api.handler.Batch;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Origin;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import io.postern.api.testing.VirtualTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A handler with a clock that stands still, and what it warned of. */
final class DatagatorBench {

    static final String FUNCTION = "process_datagator_sensor_message";

    final VirtualTime time = new VirtualTime();
    final FakeHandlerContext context;
    final List<String> warnings = new ArrayList<>();
    private final DatagatorHandler handler;

    DatagatorBench() {
        this(Map.of());
    }

    DatagatorBench(Map<String, Values> sensors) {
        this(sensors, "leave_out");
    }

    DatagatorBench(Map<String, Values> sensors, String unknownFields) {
        var settings = Map.of("sensors", sensors, "unknown_fields", unknownFields);
        context = new FakeHandlerContext("datagator_sensors", Values.of(settings), time);
        handler =
                new DatagatorHandler(
                        DatagatorFactory.sensors(context.settings()),
                        unknownFields.equals(DatagatorFactory.PASS),
                        new Warnings(time, warnings::add),
                        context.meters().counter("incomplete", ""));
    }

    static Values sensor(String datagator, List<String> id, List<String> fields) {
        var values = new LinkedHashMap<String, Object>();
        values.put("datagator_id", datagator);
        values.put("id", id);
        values.put("fields", fields);
        return Values.of(values);
    }

    static TestEnvelope message(String type, String topic, JsonObject payload) {
        return TestEnvelope.of(type, payload)
                .withOrigin(new Origin("local", "inbound", topic, false, Map.of()));
    }

    Draft handle(String type, String topic, JsonObject payload) throws Exception {
        return handle(message(type, topic, payload));
    }

    Draft handle(TestEnvelope message) throws Exception {
        var batch = new Batch(message.type(), List.of(message), Values.NONE);
        return handler.handle(batch).get(0);
    }
}
