package io.postern.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.postern.api.setting.Values;
import io.postern.config.keys.Folder;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.read.Kinds;
import io.postern.config.value.PrettyJson;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaWriterTest {

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private List<String> errors(Folder folder, String json) {
        var schemas = new SchemaWriter(Kinds.catalog(), Optional.of(withBroker())).schemas();
        var text = PrettyJson.of(schemas.get(SchemaWriter.fileName(folder)));
        return registry.getSchema(text, InputFormat.JSON).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Configuration withBroker() {
        var carriers = new TreeMap<String, CarrierPlan>();
        carriers.put("broker", CarrierPlan.ready("broker", "mqtt", Values.NONE));
        return new Configuration(
                "gw", new TreeMap<>(), carriers, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYSTEM   | {'id': 'gw', 'addresses': ['a*'], 'tasks': 'one'}",
                "MESSAGES | {'$schema': '../message.schema.json', 'id_field': 'mac'}",
                "CARRIERS | {'source': 'mqtt', 'mqtt_port': 8883, 'mqtt_username': null}",
                "CARRIERS | {'source': 'mqtt', 'mqtt_port': '${env:PORT}', 'keep_alive': '5 min'}",
                "CARRIERS | {'source': 'unknown', 'anything': [1]}",
                "CARRIERS | {'inheritance': 'base', 'qos': 2}",
                "CARRIERS | {'enabled': false}",
                "CARRIERS | {'source': 'all_shapes', 'generators': {'g': {'type': 'sine',"
                        + " 'period': 1}}, 'map': {'$name': 1}, 'either': true, 'size': '1.5 KiB'}",
                "HANDLERS | {'digits': 3}",
                "HANDLERS | {'source': 'climate', 'digits': 3}",
                "ADDRESSES | {'inheritance': [], 'message_type': ['meter_teros10'],"
                        + " 'handler': null, 'handler_function': null,"
                        + " 'send_or_receive': 'receive', 'carrier': 'mqtt_cloud',"
                        + " 'duration': 'always', 'additional_info': {'topic': '$msg_type'}}",
                "ADDRESSES | {'message_type': 't', 'send_or_receive': 'send',"
                        + " 'carrier': 'broker', 'duration': 0.5,"
                        + " 'additional_info': {'topic': '$msg_type'}}",
                "TASKS    | {'source': 'recovery', 'function': 'run',"
                        + " 'arguments': {'limit': '1 h'}, 'duration': 'as_needed'}",
                "TASKS    | {'source_type': 'carrier', 'config_name': 'out', 'arguments': {'x': 1}}",
            })
    void acceptsWhatIsRight(Folder folder, String json) {
        assertThat(errors(folder, json.replace('\'', '"'))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SYSTEM   | {'ids': 'gw'}",
                "CARRIERS | {'mqtt_port': 8883}",
                "CARRIERS | {'source': 'mqtt', 'mqtt_port': '8883'}",
                "CARRIERS | {'source': 'mqtt', 'qoss': 1}",
                "CARRIERS | {'source': 'all_shapes', 'generators': {'g': {'type': 'sine',"
                        + " 'value': 1}}}",
                "HANDLERS | {'source': 'climate', 'digits': 33}",
                "ADDRESSES | {'message_type': 't', 'send_or_receive': 'sent', 'carrier': 'c'}",
                "ADDRESSES | {'message_type': 't', 'send_or_receive': 'send',"
                        + " 'carrier': 'broker', 'additional_info': {'topics': 'x'}}",
                "TASKS    | {'source': 'recovery', 'function': 'rnu'}",
            })
    void refusesWhatIsWrong(Folder folder, String json) {
        assertThat(errors(folder, json.replace('\'', '"'))).isNotEmpty();
    }

    @Test
    void strictReadersTakeThem() {
        var schemas = new SchemaWriter(Kinds.catalog(), Optional.of(withBroker())).schemas();

        schemas.forEach(
                (name, schema) -> assertThat(StrictMode.complaints(schema)).as(name).isEmpty());
    }

    @Test
    void neverWritesTheDefaultOfASecret() {
        var schema = new SchemaWriter(Kinds.catalog(), Optional.empty()).schemas();

        assertThat(schema.get("carrier.schema.json").toString())
                .contains(
                        "\"mqtt_password\":{\"description\":\"The password.\",\"writeOnly\":true");
    }

    @Test
    void theReferenceListsEveryKey() {
        var reference = new ReferenceWriter(Kinds.catalog()).text();

        assertThat(reference)
                .contains("| `most_ids` | a whole number from 1 to 10000000 | `10000` |")
                .contains(
                        "| `tls.key_password` | text that is not empty |  | Of the key. Secret. |")
                .contains("### Function `rotate`")
                .contains("| `generators.*{type: sine}.period` |");
    }
}
