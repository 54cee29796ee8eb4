package io.postern.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that remembers must say what one says that reads for the first time. */
class ReadAgainTest {

    private static final int STEPS = 500;

    /** What each file may hold, by turns; an empty text stands for no file. */
    private static final Map<String, List<String>> FILES =
            Map.of(
                    "system/system.json",
                    List.of("", "{\"id\": \"gw\"}", "{\"addresses\": [\"o*\", \"in_other\"]}"),
                    "carriers/broker.json",
                    List.of(
                            "{\"source\": \"mqtt\"}",
                            "{\"source\": \"mqtt\", \"mqtt_password\": \"${env:PASS}\"}",
                            "{\"source\": \"mqtt\", \"enabled\": false}",
                            "{\"source\": \"mqtt\", \"qos\": 7}",
                            ""),
                    "handlers/climate.yaml",
                    List.of("digits: 3\n", "digits: many\n", "enabled: false\n", ""),
                    "addresses/root.json",
                    List.of(
                            "{\"enabled\": false, \"duration\": 10}",
                            "{\"enabled\": false, \"inheritance\": \"base\"}",
                            ""),
                    "addresses/base.json",
                    List.of(
                            "{\"enabled\": false, \"inheritance\": \"root\", \"carrier\": \"broker\"}",
                            "{\"enabled\": false, \"carrier\": \"broker\", \"duration\": \"as_needed\"}",
                            "{\"carrier\": }",
                            ""),
                    "addresses/in.json",
                    List.of(
                            "{\"inheritance\": [\"base\"], \"message_type\": [\"meter\", \"other\"],"
                                    + " \"send_or_receive\": \"receive\", \"handler\": \"climate\", \"handler_function\": \"dew_point\","
                                    + " \"additional_info\": {\"topic\": \"a/$msg_type\"}}",
                            "{\"inheritance\": \"base\", \"message_type\": \"${env:TYPE}\","
                                    + " \"send_or_receive\": \"receive\","
                                    + " \"additional_info\": {\"topic\": \"a/$system_id\"}}",
                            ""),
                    "addresses/out.json",
                    List.of(
                            "{\"inheritance\": \"base\", \"message_type\": \"meter\","
                                    + " \"send_or_receive\": \"send\", \"handler\": \"climate\", \"handler_function\": \"dew_point\","
                                    + " \"additional_info\": {\"topic\": \"${env:TYPE}/$msg_id\"}}",
                            "{\"inheritance\": \"base\", \"message_type\": \"meter\","
                                    + " \"send_or_receive\": \"send\", \"duration\": \"on_message\","
                                    + " \"additional_info\": {\"topic\": \"b/$name\"}}"));

    private final Map<String, String> environment = new HashMap<>();
    private final Map<Path, FileStamp> stamps = new HashMap<>();

    @Test
    void remembersNothingThatHasChanged(@TempDir Path parent) throws IOException {
        var random = new Random(20_260_402);
        var configs = parent.resolve("configs");
        var remembering = reader(configs);
        var all = Kinds.catalog();
        var none = Kinds.withoutMqtt();
        for (var name : FILES.keySet()) {
            put(configs, name, FILES.get(name).get(0), 0);
        }
        var names = FILES.keySet().stream().sorted().toList();
        var whole = 0;

        for (int step = 1; step <= STEPS; step++) {
            var name = names.get(random.nextInt(names.size()));
            var choices = FILES.get(name);
            // mostly what is right, so that there is something to remember
            var choice = random.nextInt(5) > 0 ? 0 : random.nextInt(choices.size());
            put(configs, name, choices.get(choice), step);
            environment.put("TYPE", random.nextBoolean() ? "meter" : "other");
            var catalog = random.nextInt(9) == 0 ? none : all;

            var again =
                    remembering.read(catalog, path -> stamps.getOrDefault(path, FileStamp.NONE));

            var first = reader(configs).read(catalog);
            assertThat(again.findings()).as(name).isEqualTo(first.findings());
            assertThat(again.configuration()).as(name).isEqualTo(first.configuration());
            assertThat(again.watched()).as(name).isEqualTo(first.watched());
            assertThat(again.effective().text()).as(name).isEqualTo(first.effective().text());
            whole += again.configuration().isPresent() ? 1 : 0;
        }

        assertThat(whole).isBetween(STEPS / 10, STEPS * 9 / 10);
    }

    @Test
    void usesPlansOfUnchangedFilesAgain(@TempDir Path parent) throws IOException {
        var configs = parent.resolve("configs");
        put(configs, "carriers/broker.json", "{\"source\": \"mqtt\"}", 1);
        put(configs, "addresses/base.json", FILES.get("addresses/base.json").get(1), 1);
        put(configs, "addresses/out.json", FILES.get("addresses/out.json").get(1), 1);
        var reader = reader(configs);
        var catalog = Kinds.catalog();

        var first = reader.read(catalog, stamps::get).configuration().orElseThrow();
        var again = reader.read(catalog, stamps::get).configuration().orElseThrow();

        assertThat(again.addresses().get("out")).isSameAs(first.addresses().get("out"));
    }

    private ConfigurationReader reader(Path configs) {
        return new ConfigurationReader(
                configs, name -> Optional.ofNullable(environment.get(name)), "host");
    }

    private void put(Path configs, String name, String text, int version) throws IOException {
        var file = configs.resolve(name);
        Files.createDirectories(file.getParent());
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, text);
        }
        stamps.put(file, new FileStamp(text.length(), version, 1));
    }
}
