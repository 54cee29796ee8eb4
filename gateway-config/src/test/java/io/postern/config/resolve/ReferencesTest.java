package io.postern.config.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void readsEnvironmentAndFilesTypedWhereTheyAreTheWholeValue() {
        configs.variable("PORT", "8883").variable("WATCH", "true").variable("HOST", "h");
        configs.file("secrets/password", "pa$$name\n");
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"mqtt_port\": \"${env:PORT}\", \"monitor_connection\": \"${env:WATCH}\", \"mqtt_url\": \"x.${env:HOST}.${env:DOMAIN:-local}\", \"mqtt_password\": \"${file:secrets/password}\", \"keep_alive\": \"${env:KEEP:-5 min}\"}");

        var values =
                new TreeMap<>(
                                configs.configuration(Kinds.catalog())
                                        .carriers()
                                        .get("c")
                                        .settings()
                                        .given())
                        .toString();

        assertThat(values)
                .isEqualTo(
                        """
                        {keep_alive=PT5M, monitor_connection=true, mqtt_password=pa$$name, mqtt_port=8883, mqtt_url=x.h.local}""");
    }

    @Test
    void takesAnUnsetVariableForAKeyThatIsNotWritten() {
        configs.variable("EMPTY", "");
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "text": "${env:EMPTY}",
                  "any_text": "${env:EMPTY}",
                  "whole": "${env:NONE:-}",
                  "texts": "${env:NONE:-}"
                }
                """);

        var given = configs.configuration(Kinds.catalog()).carriers().get("c").settings().given();

        assertThat(given).isEmpty();
    }

    @Test
    void takesAVariablesWordInAnyCapitals() {
        configs.variable("COLOUR", "GREEN");
        configs.file(
                "carriers/c.json", "{\"source\": \"all_shapes\", \"choice\": \"${env:COLOUR}\"}");

        var given = configs.configuration(Kinds.catalog()).carriers().get("c").settings().given();

        assertThat(given).hasToString("{choice=green}");
    }

    @Test
    void saysWhichVariableOrFileIsMissing() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "mqtt",
                  "mqtt_url": "${env:HOST}",
                  "mqtt_username": "${evn:USER}",
                  "mqtt_password": "${file:secrets/none}",
                  "client_id": "${env:ID",
                  "system_id": "${other} ${file:}"
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:15: "mqtt_url": expected the environment variable "HOST", found it not set; set it, or write a default: ${env:HOST:-…}
                            3 |   "mqtt_url": "${env:HOST}",
                              |               ^
                        configs/carriers/c.json:4:20: "mqtt_username": expected ${env:NAME} or ${file:PATH}, found "${evn:"; did you mean "${env:"?
                            4 |   "mqtt_username": "${evn:USER}",
                              |                    ^
                        configs/carriers/c.json:5:20: "mqtt_password": expected a readable file "secrets/none" (relative to the configuration folder), but there is none
                            5 |   "mqtt_password": "${file:secrets/none}",
                              |                    ^
                        configs/carriers/c.json:6:16: "client_id": expected "}" after ${env:, found the end of the text
                            6 |   "client_id": "${env:ID",
                              |                ^
                        configs/carriers/c.json:7:16: "system_id": expected a path in ${file:}, found nothing
                            7 |   "system_id": "${other} ${file:}"
                              |                ^""");
    }

    @Test
    void neverQuotesWhatCameFromOutside() {
        configs.variable("PORT", "hunter2")
                .variable("QOS", "hunter3")
                .variable("URL", "mqtt://hunter4");
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"mqtt_port\": \"${env:PORT}\", \"qos\": \"${env:QOS}\", \"monitor_connection\": \"x${env:QOS:-hunter5}\"}");
        configs.file("carriers/d.json", "{\"source\": \"mqtt\", \"mqtt_url\": \"${env:URL}\"}");
        configs.file(
                "carriers/e.json", "{\"source\": \"mqtt\", \"mqtt_password\": \"hunter two\"}");
        configs.file(
                "carriers/f.json",
                "{\"source\": \"mqtt\", \"mqtt_password\": 12345, \"tls\": {\"key_password\": [\"hunter6\"]}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:1:33: "mqtt_port": expected a whole number from 1 to 65535, found something else in ${env:PORT}
                            1 | {"source": "mqtt", "mqtt_port": "${env:PORT}", "qos": "${env:QOS}", "m…
                              |                                 ^
                        configs/carriers/c.json:1:55: "qos": expected a whole number from 0 to 2, found something else in ${env:QOS}
                            1 | …"mqtt_port": "${env:PORT}", "qos": "${env:QOS}", "monitor_connection"…
                              |                                     ^
                        configs/carriers/c.json:1:91: "monitor_connection": expected true or false, found something else in ${env:QOS}
                            1 | …}", "qos": "${env:QOS}", "monitor_connection": "x${env:QOS:-hunter5}"}
                              |                                                 ^
                        configs/carriers/d.json:1:32: "mqtt_url": expected a host name, found "***"
                            1 | {"source": "mqtt", "mqtt_url": "${env:URL}"}
                              |                                ^
                        configs/carriers/e.json:1:37: "mqtt_password": expected no blank, found something that is not shown
                            1 | {"source": "mqtt", "mqtt_password": ••••••••••••}
                              |                                     ^
                        configs/carriers/e.json:1:37: note: "mqtt_password": a secret stands in the file for all to read; keep it elsewhere and write ${env:NAME} or ${file:PATH}
                            1 | {"source": "mqtt", "mqtt_password": ••••••••••••}
                              |                                     ^
                        configs/carriers/f.json:1:37: "mqtt_password": expected text, found something that is not shown
                            1 | {"source": "mqtt", "mqtt_password": ••••••••••••••••••••••••••••••••••…
                              |                                     ^
                        configs/carriers/f.json:1:68: "tls.key_password": expected text that is not empty, found something that is not shown
                            1 | … "mqtt", "mqtt_password": ••••••••••••••••••••••••••••••••••••••••••••
                              |                                                           ^""");
    }

    @Test
    void namesTheFilesToWatch() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"mqtt_password\": \"${file:secrets/none}\", \"client_id\": \"${file:id.txt}\"}");
        configs.file("id.txt", "me");

        var watched =
                configs.read(Kinds.catalog()).watched().stream()
                        .map(configs.path().toAbsolutePath()::relativize)
                        .sorted()
                        .toList()
                        .toString();

        assertThat(watched).isEqualTo("[id.txt, secrets/none]");
    }
}
