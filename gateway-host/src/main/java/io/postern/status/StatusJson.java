package io.postern.status;

import io.postern.api.json.Json;
import io.postern.api.json.JsonArray;
import io.postern.api.json.JsonObject;
import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import io.postern.ops.Status.CarrierStatus;
import io.postern.ops.Status.LinkStatus;
import io.postern.ops.Status.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The status for machines: the same names as in the text, stamps in UTC. */
public final class StatusJson {

    private StatusJson() {}

    public static JsonObject of(Status status) {
        return JsonObject.builder()
                .put("system_id", status.systemId())
                .put("version", status.version())
                .put("since", status.since().toString())
                .put("ready", status.ready())
                .put("configuration", configuration(status.configuration()))
                .put("carriers", list(status.carriers(), StatusJson::carrier))
                .put("addresses", list(status.addresses(), StatusJson::address))
                .put("tasks", list(status.tasks(), StatusJson::task))
                .put("dead_letters", status.deadLetters())
                .build();
    }

    private static JsonObject configuration(Status.ConfigurationStatus configuration) {
        return JsonObject.builder()
                .put("applied_at", configuration.appliedAt().toString())
                .put("last_good", configuration.lastGood())
                .put("findings", list(configuration.findings(), Json::of))
                .put("idle", list(configuration.idle(), StatusJson::idle))
                .build();
    }

    private static JsonObject idle(Status.IdleAddress address) {
        return JsonObject.builder().put("name", address.name()).put("why", address.why()).build();
    }

    private static JsonObject carrier(CarrierStatus carrier) {
        var json =
                JsonObject.builder()
                        .put("name", carrier.name())
                        .put("source", carrier.source())
                        .put("waiting", carrier.waiting())
                        .put("links", list(carrier.links(), StatusJson::link));
        carrier.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        return json.build();
    }

    private static JsonObject link(LinkStatus link) {
        var json =
                JsonObject.builder()
                        .put("name", link.name())
                        .put("state", link.state())
                        .put("since", link.since().toString());
        link.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        link.remark().ifPresent(remark -> json.put("remark", remark));
        link.device().ifPresent(device -> json.put("device", device));
        json.put("losses", link.losses());
        link.attempts()
                .ifPresent(
                        attempts ->
                                json.put("attempts", attempts.count())
                                        .put("tried", attempts.last().toString()));
        return json.build();
    }

    private static JsonObject address(AddressStatus address) {
        var json =
                JsonObject.builder()
                        .put("name", address.name())
                        .put("direction", address.direction())
                        .put("message_type", address.messageType())
                        .put("carrier", address.carrier())
                        .put("trigger", address.trigger())
                        .put("counts", counts(address.counts()))
                        .put("dropped", counts(address.dropped()));
        address.waiting().ifPresent(waiting -> json.put("waiting", waiting));
        address.notNow().ifPresent(notNow -> json.put("not_now", notNow(notNow)));
        address.fullIn().ifPresent(left -> json.put("full_in_s", left.toSeconds()));
        address.last().ifPresent(last -> json.put("last", last(last)));
        return json.build();
    }

    private static JsonObject notNow(Status.NotNow notNow) {
        return JsonObject.builder()
                .put("since", notNow.since().toString())
                .put("why", notNow.why())
                .build();
    }

    private static JsonObject last(Status.LastMessage last) {
        return JsonObject.builder()
                .put("at", last.at().toString())
                .put("id", last.id())
                .put("text", last.text())
                .build();
    }

    private static JsonObject task(TaskStatus task) {
        var json =
                JsonObject.builder()
                        .put("name", task.name())
                        .put("source", task.source())
                        .put("trigger", task.trigger())
                        .put("runs", task.runs())
                        .put("failures", task.failures());
        task.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        return json.build();
    }

    private static JsonObject counts(Map<String, Long> counts) {
        var json = JsonObject.builder();
        new TreeMap<>(counts).forEach((name, count) -> json.put(name, count.longValue()));
        return json.build();
    }

    private static <T> JsonArray list(List<T> values, Function<T, Json> json) {
        return new JsonArray(values.stream().map(json).toList());
    }
}
