package io.postern.datagator;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.message.UnreadableException;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.testing.ParsedJson;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagatorHandlerTest {

    private static final String SOIL = "meter_teros10";
    private static final String SOIL_TOPIC = "meter_teros10/0_shallow/AA";

    private final DatagatorBench bench = new DatagatorBench();

    private String refusal(String type, String topic, String payload) {
        try {
            var draft = bench.handle(type, topic, ParsedJson.object(payload));
            throw new AssertionError("expected a refusal, found " + draft.content());
        } catch (Exception e) {
            assertThat(e).isInstanceOf(UnreadableException.class);
            return e.getMessage();
        }
    }

    @Test
    void aMisspeltFieldIsNamedAndNeverRenamed() throws Exception {
        var payload =
                ParsedJson.object("{'MAC': 'AA', 'VWC': 1, 'VMC_RAW': 2, 'DEPTH': 'shallow'}");

        var draft = bench.handle(SOIL, SOIL_TOPIC, payload);

        assertThat(draft.content())
                .hasToString(
                        "{\"datagator_id\":\"AA\",\"id\":\"AA_0_shallow\","
                                + "\"time\":\"2024-05-16T00:00:00.000000\","
                                + "\"VWC\":1,\"DEPTH\":\"shallow\"}");
        assertThat(bench.warnings)
                .containsExactly(
                        "sensor \"AA_0_shallow\" (meter_teros10), topic"
                                + " \"meter_teros10/0_shallow/AA\": expected the field"
                                + " \"VWC_RAW\", found none; left out the unknown field"
                                + " \"VMC_RAW\"; did you mean \"VWC_RAW\"?;"
                                + " \"unknown_fields\": \"pass\" in the handler's file lets such"
                                + " through");
    }

    @Test
    void unknownFieldsPassWhereTheHandlersFileSaysSo() throws Exception {
        var lenient = new DatagatorBench(Map.of(), "pass");
        var payload =
                ParsedJson.object(
                        "{'MAC': 'AA', 'VWC': 1, 'id': 'x', 'NEW': [1.50], 'DEPTH': 'shallow',"
                                + " 'topic': 't'}");

        var draft = lenient.handle(SOIL, SOIL_TOPIC, payload);

        assertThat(draft.content())
                .hasToString(
                        "{\"datagator_id\":\"AA\",\"id\":\"AA_0_shallow\","
                                + "\"time\":\"2024-05-16T00:00:00.000000\","
                                + "\"VWC\":1,\"DEPTH\":\"shallow\",\"NEW\":[1.50]}");
        assertThat(lenient.warnings)
                .singleElement()
                .asString()
                .endsWith("expected the field \"VWC_RAW\", found none");
    }

    @Test
    void anUpdateMayNameItsVersions() throws Exception {
        var payload =
                ParsedJson.object(
                        "{'STATUS_MSG': 'ok', 'SERVER_FW_VERSION': '1.4', 'DEVICE_FW_VERSION': '1.3'}");

        var draft = bench.handle("datagator_ota", "datagator/ota_status/AA", payload);

        assertThat(draft.content().toString())
                .endsWith(
                        "\"STATUS_MSG\":\"ok\",\"SERVER_FW_VERSION\":\"1.4\","
                                + "\"DEVICE_FW_VERSION\":\"1.3\"}");
        assertThat(bench.warnings).isEmpty();
    }

    @Test
    void valuesPassAsTheyWereWritten() throws Exception {
        var payload =
                ParsedJson.object(
                        "{'MAC': 'AA', 'VWC': 1.50, 'VWC_RAW': null, 'DEPTH': [1, {'a': 2}]}");

        var content = bench.handle(SOIL, SOIL_TOPIC, payload).content();

        assertThat(content.toString())
                .endsWith("\"VWC\":1.50,\"VWC_RAW\":null,\"DEPTH\":[1,{\"a\":2}]}");
        assertThat(bench.warnings).isEmpty();
    }

    @Test
    void theTopicThatACarrierAddsIsNoUnknownField() throws Exception {
        var payload =
                ParsedJson.object(
                        "{'MAC': 'AA', 'PH': 7, 'PH_RAW': 1, 'topic': 'generic_pH', 'time': 1}");

        var content = bench.handle("generic_pH", "generic_pH", payload).content();

        assertThat(content.fields()).doesNotContainKey("topic");
        assertThat(bench.warnings).isEmpty();
    }

    @Test
    void withoutATopicOfItsOwnThePayloadsCounts() throws Exception {
        var payload =
                ParsedJson.object(
                        "{'MAC': 'AA', 'VWC': 1, 'VWC_RAW': 2, 'DEPTH': 'deep',"
                                + " 'topic': 'meter_teros10/2_deep/AA'}");

        assertThat(bench.handle(SOIL, "", payload).id()).contains("AA_2_deep");
    }

    @Test
    void whoHeardTheSensorMayBeMissing() throws Exception {
        var payload = ParsedJson.object("{'MAC': 'aa', 'TEMP': 3}");

        var content = bench.handle("minew_s1", "minew_s1/00", payload).content();

        assertThat(content)
                .hasToString(
                        "{\"id\":\"aa\",\"time\":\"2024-05-16T00:00:00.000000\",\"temperature\":3}");
        assertThat(bench.warnings)
                .singleElement()
                .asString()
                .endsWith("expected the field \"GATOR_MAC\", found none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|expected the field \"MAC\", found none",
                "{'value': [1]}|expected the field \"MAC\", found \"value\"",
                "{'MAC': 12}|expected text in the field \"MAC\", found number 12",
                "{'MAC': null}|expected text in the field \"MAC\", found null null",
                "{'MAC': {'a': 1}}|expected text in the field \"MAC\", found object {\"a\":1}",
                "{'MAC': ' '}|expected text in the field \"MAC\", found text \" \"",
            })
    void refusesWhatHasNoAddress(String payload, String why) {
        assertThat(refusal(SOIL, SOIL_TOPIC, payload))
                .isEqualTo("meter_teros10: " + why + "; topic \"meter_teros10/0_shallow/AA\"");
    }

    @ParameterizedTest
    @CsvSource({
        "meter_teros10, meter_teros10, 2",
        "meter_teros10, meter_teros10//AA, 2",
        "mij_02_lms, '', 2",
        "datagator_ota, datagator/ota_status, 3",
        "datagator_ota, datagator/ota_status/, 3",
        "atlas_ezo_ph, atlas_ezo_ph/pH//AA, 3",
    })
    void refusesATopicThatIsTooShort(String type, String topic, int level) {
        assertThat(refusal(type, topic, "{'MAC': 'AA', 'STATUS_MSG': 'started'}"))
                .isEqualTo(
                        "%s: expected a name at level %d of the topic, found none; topic \"%s\""
                                .formatted(type, level, topic));
    }

    @Test
    void refusesAnUnknownTypeAndSaysHowToAddIt() {
        assertThat(refusal("meter_teros11", SOIL_TOPIC, "{'MAC': 'AA'}"))
                .isEqualTo(
                        "message type \"meter_teros11\": expected one of atlas_ezo_ph,"
                                + " atlas_gravity_ph, datagator, datagator_ota, generic_pH,"
                                + " kkm_k6p, meter_teros10, mij_02_lms, minew_s1; did you mean"
                                + " \"meter_teros10\"?; describe a new sensor under \"sensors\" in a"
                                + " file of handlers/ whose \"source\" is \"datagator_sensors\"");
    }

    @Test
    void aBatchComesOutInItsOrder() throws Exception {
        var handler = new DatagatorFactory().kind().create(bench.context);
        var messages =
                List.of("C", "A", "B").stream()
                        .map(
                                mac ->
                                        ParsedJson.object(
                                                "{'MAC': '" + mac + "', 'PH': 1, 'PH_RAW': 1}"))
                        .map(payload -> DatagatorBench.message("generic_pH", "generic_pH", payload))
                        .toList();

        var drafts =
                handler.handle(
                        DatagatorBench.FUNCTION,
                        new Batch("generic_pH", List.copyOf(messages), Values.NONE));

        assertThat(drafts)
                .extracting(draft -> draft.id().orElseThrow())
                .containsExactly("C", "A", "B");
    }

    @Test
    void aNewSensorNeedsNoProgram() throws Exception {
        var fields = List.of("LUX? as light", "LEAF as wetness", "topic/2 as row");
        var own =
                new DatagatorBench(
                        Map.of(
                                "leaf",
                                DatagatorBench.sensor(
                                        "GATOR_MAC", List.of("SERIAL", "topic/3"), fields)));
        var payload = ParsedJson.object("{'SERIAL': 'S1', 'GATOR_MAC': 'G', 'LEAF': 0.5}");

        var draft = own.handle("leaf", "farm/7/north", payload);

        assertThat(draft.content())
                .hasToString(
                        "{\"datagator_id\":\"G\",\"id\":\"S1_north\","
                                + "\"time\":\"2024-05-16T00:00:00.000000\","
                                + "\"wetness\":0.5,\"row\":\"7\"}");
        assertThat(own.warnings).isEmpty();
    }

    @Test
    void aKnownSensorCanBeDescribedAnew() throws Exception {
        var own =
                new DatagatorBench(
                        Map.of(
                                "generic_pH",
                                DatagatorBench.sensor("MAC", List.of("MAC"), List.of("PH"))));

        var content =
                own.handle(
                        "generic_pH",
                        "generic_pH",
                        JsonObject.EMPTY.with("MAC", "A").with("PH", 7));

        assertThat(content.content().fields()).containsEntry("PH", Json.of(7));
        assertThat(own.warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAC|MAC|id|expected different names for everything, found \"id\" twice or in the place of the handler's own",
                "MAC|MAC|A as B, B|expected different names for everything, found \"B\" twice or in the place of the handler's own",
                "MAC|MAC|?|expected words such as TEMP or TEMP? as temperature, found \"?\"",
                "MAC|MAC|topic/0|expected topic/ and a level from 1, found \"topic/0\"",
                "MAC|MAC|topic/x|expected topic/ and a level from 1, found \"topic/x\"",
                "MAC|topic/3?|A|expected a part of \"id\" that is always there, found none",
                "MAC as M|MAC|A|expected no \"as\" in \"datagator_id\", found \"M\"",
            })
    void refusesADescriptionThatCannotBe(String gator, String id, String fields, String why) {
        var sensor = DatagatorBench.sensor(gator, List.of(id), List.of(fields.split(", ")));

        var findings = new FakeFindings();
        new DatagatorFactory()
                .check(Values.of(Map.of("sensors", Map.of("leaf", sensor))), findings);

        assertThat(findings.problems()).containsExactly("sensors.leaf: " + why);
    }

    @Test
    void offersItselfAsAService() {
        assertThat(ServiceLoader.load(HandlerFactory.class))
                .hasAtLeastOneElementOfType(DatagatorFactory.class);
    }
}
