package io.postern.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.problem.FindingText;
import io.postern.config.problem.Grade;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes valid files at random: whatever comes out, it is a configuration or problems with places,
 * never an exception. More mutants with {@code -Dpostern.fuzz.mutants=100000}.
 */
class ConfigurationFuzzTest {

    private static final int MUTANTS = Integer.getInteger("postern.fuzz.mutants", 2_000);
    private static final String SECRET = "hunter2hunter2";

    private static final Map<String, String> FILES = files();

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(
                "system/system.json",
                "{\"id\": \"gw\", \"addresses\": [\"in\", \"out*\"], \"tasks\": [\"t\"]}");
        files.put(
                "messages/meter.json",
                "{\"id_field\": \"mac\", \"time_field\": \"at\", \"most_ids\": 5}");
        files.put(
                "carriers/broker.json",
                "{\"source\": \"mqtt\", \"mqtt_url\": \"$system_id\", \"mqtt_port\": 1883,"
                        + " \"mqtt_password\": \"${env:PASS}\", \"monitor_connection\": true,"
                        + " \"tls\": {\"ca\": \"x\", \"key_password\": \"pin\"}, \"keep_alive\": \"5 s\"}");
        files.put(
                "carriers/shapes.json",
                "{\"source\": \"all_shapes\", \"map\": {\"$name\": 1}, \"anything\": [1, null],"
                        + " \"generators\": {\"g\": {\"type\": \"sine\", \"period\": 1}},"
                        + " \"either\": {\"topic\": \"x\"}, \"texts\": [\"a\"], \"size\": \"1 GB\"}");
        files.put("handlers/climate.yaml", "digits: 3\n");
        files.put(
                "addresses/base.json",
                "{\"enabled\": false, \"carrier\": \"broker\", \"duration\": 10}");
        files.put(
                "addresses/in.json",
                "{\"inheritance\": [\"base\"], \"message_type\": [\"meter\", \"other\"],"
                        + " \"send_or_receive\": \"receive\", \"handler\": \"climate\","
                        + " \"handler_function\": \"dew_point\","
                        + " \"additional_info\": {\"topic\": \"a/$msg_type\"}}");
        files.put(
                "addresses/out.json",
                "{\"inheritance\": \"base\", \"message_type\": \"meter\","
                        + " \"send_or_receive\": \"send\", \"payload\": \"json\","
                        + " \"uid\": \"content\","
                        + " \"additional_info\": {\"topic\": \"b/$content.a.b/$msg_id\"}}");
        files.put(
                "tasks/t.json",
                "{\"source\": \"recovery\", \"function\": \"run\", \"duration\": \"on_message\","
                        + " \"message_type\": \"meter\", \"arguments\": {\"limit\": \"1 h\"}}");
        return files;
    }

    @Test
    void everyMutantIsReadOrRefusedInWords(@TempDir Path parent) {
        var random = new Random(20_260_101);
        var configs = new ConfigFolder(parent).variable("PASS", SECRET);
        FILES.forEach(configs::file);
        assertThat(configs.configuration(Kinds.catalog()).addresses()).hasSize(3);
        var names = List.copyOf(FILES.keySet());

        for (int i = 0; i < MUTANTS; i++) {
            var name = names.get(random.nextInt(names.size()));
            var mutant = Mutant.of(FILES.get(name), random);
            configs.file(name, mutant);
            check(configs.read(i % 5 == 0 ? Kinds.withoutMqtt() : Kinds.catalog()), mutant);
            configs.file(name, FILES.get(name));
        }
    }

    private static void check(ConfigurationReading reading, String mutant) {
        boolean hasProblem =
                reading.findings().stream().anyMatch(found -> found.grade() == Grade.PROBLEM);
        assertThat(reading.configuration().isEmpty()).as(mutant).isEqualTo(hasProblem);
        assertThat(reading.findings()).as(mutant).doesNotHaveDuplicates();
        for (var finding : reading.findings()) {
            assertThat(finding.message()).as(mutant).isNotBlank().doesNotContain(SECRET);
            assertThat(FindingText.of(finding)).as(mutant).contains(".");
        }
        assertThat(reading.effective().text()).as(mutant).doesNotContain("Optional");
        for (var address : reading.explanations().names()) {
            assertThat(reading.explanations().named(address)).as(mutant).isNotEmpty();
        }
    }
}
