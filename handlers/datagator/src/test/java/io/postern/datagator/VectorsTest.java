package io.postern.datagator;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.testing.ParsedJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sensors' own gateway made of their payloads. */
class VectorsTest {

    private static final String NOW = "2024-05-16T00:00:00.000000";

    private final DatagatorBench bench = new DatagatorBench();

    static List<DatagatorVector> complete() {
        return DatagatorVector.all().stream().filter(DatagatorVector::complete).toList();
    }

    static List<DatagatorVector> incomplete() {
        return DatagatorVector.all().stream().filter(vector -> !vector.complete()).toList();
    }

    @Test
    void thereAreManyOfAllNineKinds() {
        assertThat(DatagatorVector.all()).hasSize(36);
        assertThat(DatagatorVector.all().stream().map(DatagatorVector::type).distinct())
                .containsExactlyElementsOf(SensorTable.known().keySet());
    }

    @ParameterizedTest
    @MethodSource("complete")
    void completePayloadsComeOutToTheLetter(DatagatorVector vector) throws Exception {
        var draft = bench.handle(vector.type(), vector.topic(), vector.payload());

        assertThat(List.of(shown(draft)))
                .extracting(JsonObject::toString)
                .containsExactlyElementsOf(
                        vector.expected().stream()
                                .map(each -> each.toString().replace("<time>", NOW))
                                .toList());
        assertThat(bench.warnings).isEmpty();
        assertThat(bench.context.meters().count("incomplete")).isZero();
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void incompletePayloadsGiveNoLessAndAWarning(DatagatorVector vector) throws Exception {
        var expected = vector.expected().get(0);
        var leastContent = ParsedJson.object(content(expected).toString().replace("<time>", NOW));

        var draft = bench.handle(vector.type(), vector.topic(), vector.payload());

        assertThat(draft.id()).isEqualTo(expected.text("msg_id"));
        assertThat(draft.content().fields()).containsAllEntriesOf(leastContent.fields());
        assertThat(bench.warnings).hasSize(1);
        assertThat(bench.warnings.get(0))
                .contains(draft.id().orElseThrow(), vector.type(), vector.topic());
        assertThat(bench.context.meters().count("incomplete")).isEqualTo(1);
    }

    /** As the vectors write a message. */
    private static JsonObject shown(Draft draft) {
        return JsonObject.builder()
                .put("msg_type", draft.type())
                .put("msg_id", draft.id().orElseThrow())
                .put("msg_time", draft.time().orElseThrow())
                .put("msg_content", draft.content())
                .build();
    }

    private static JsonObject content(JsonObject expected) {
        return (JsonObject) expected.field("msg_content").orElseThrow();
    }
}
