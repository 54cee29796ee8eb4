package io.postern.transform;

import io.postern.api.handler.Batch;
import io.postern.api.handler.Handler;
import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeHandlerContext;
import io.postern.api.testing.TestEnvelope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Steps as a file has them, in JSON with single quotes. */
final class Steps {

    private final Values written;

    private Steps(Values written) {
        this.written = written;
    }

    static Steps of(String steps) {
        var list = Json.read(steps.replace('\'', '"'));
        return new Steps(
                Values.of(Map.of("steps", written(TransformSettings.STEPS.shape(), list))));
    }

    private static Object written(Shape shape, Json json) {
        if (shape instanceof Shape.Listing list) {
            var values = json instanceof JsonArray many ? many.values() : List.of(json);
            return values.stream().map(one -> written(list.element(), one)).toList();
        }
        if (shape instanceof Shape.Mapping map) {
            var all = new LinkedHashMap<String, Object>();
            ((JsonObject) json).fields().forEach((k, v) -> all.put(k, written(map.element(), v)));
            return all;
        }
        if (shape instanceof Shape.Group group) {
            var all = new LinkedHashMap<String, Object>();
            ((JsonObject) json)
                    .fields()
                    .forEach((k, v) -> all.put(k, written(of(group.settings(), k), v)));
            return Values.of(all);
        }
        if (shape instanceof Shape.Anything) {
            return json;
        }
        if (shape instanceof Shape.Decimal) {
            return ((JsonNumber) json).asDouble();
        }
        return shape instanceof Shape.Whole ? Integer.valueOf(json.toString()) : json.plain();
    }

    private static Shape of(Settings settings, String name) {
        return settings.named(name).orElseThrow().shape();
    }

    /** What is wrong with them. */
    List<String> problems() {
        var findings = new FakeFindings();
        Settings.of(TransformSettings.STEPS).check(written, findings);
        return findings.problems();
    }

    /** What they make of a content. */
    List<String> of(JsonObject... contents) throws Exception {
        var messages =
                Stream.of(contents).<Envelope>map(one -> TestEnvelope.of("soil", one)).toList();
        return handler().handle("transform", new Batch("soil", messages, Values.NONE)).stream()
                .map(draft -> draft.content().toString())
                .toList();
    }

    Draft of(Envelope message) throws Exception {
        var batch = new Batch(message.type(), List.of(message), Values.NONE);
        return handler().handle("transform", batch).get(0);
    }

    private Handler handler() throws Exception {
        return new TransformFactory().kind().create(new FakeHandlerContext("soil", written));
    }
}
