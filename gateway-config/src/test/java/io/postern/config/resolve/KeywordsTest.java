package io.postern.config.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordsTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void replacesKeywordsWhereverTheyStand() {
        configs.file("system/system.json", "{\"id\": \"gw\"}");
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"client_id\": \"$name-$system_id\", \"mqtt_url\": \"$system_id\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": [\"t\", \"u\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"additional_info\": {\"topic\": \"sites/$system_id/$msg_type/$name/$SYS/$share/$\"}}");

        var effective = configs.read(Kinds.catalog()).effective().text();

        assertThat(effective)
                .isEqualTo(
                        """
                        {
                          "system": {
                            "id": "gw"
                          },
                          "messages": {},
                          "carriers": {
                            "c": {
                              "source": "mqtt",
                              "monitor_connection": false,
                              "connection_patience": "5 s",
                              "mqtt_url": "gw",
                              "mqtt_port": 1883,
                              "qos": 1,
                              "client_id": "c-gw",
                              "version": 5,
                              "include_topic": false,
                              "keep_alive": "1 min"
                            }
                          },
                          "handlers": {},
                          "addresses": {
                            "a_t": {
                              "message_type": "t",
                              "send_or_receive": "receive",
                              "carrier": "c",
                              "duration": "always",
                              "payload": "json",
                              "uid": "sequence",
                              "additional_info": {
                                "topic": "sites/gw/t/a_t/$SYS/$share/$"
                              }
                            },
                            "a_u": {
                              "message_type": "u",
                              "send_or_receive": "receive",
                              "carrier": "c",
                              "duration": "always",
                              "payload": "json",
                              "uid": "sequence",
                              "additional_info": {
                                "topic": "sites/gw/u/a_u/$SYS/$share/$"
                              }
                            }
                          },
                          "tasks": {}
                        }""");
    }

    @Test
    void tellsWordsThatAreNearToAKeyword() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"client_id\": \"$nmae\", \"mqtt_url\": \"$system_id_x\", \"system_id\": \"$msg_type\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"additional_info\": {\"topic\": \"$msgtype/$Name/$systemid\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:120: "additional_info.topic": expected a keyword, found "$Name"; did you mean "$name"?
                            1 | …": "always", "additional_info": {"topic": "$msgtype/$Name/$systemid"}}
                              |                                            ^
                        configs/addresses/a.json:1:120: "additional_info.topic": expected a keyword, found "$msgtype"; did you mean "$msg_type"?
                            1 | …": "always", "additional_info": {"topic": "$msgtype/$Name/$systemid"}}
                              |                                            ^
                        configs/addresses/a.json:1:120: "additional_info.topic": expected a keyword, found "$systemid"; did you mean "$system_id"?
                            1 | …": "always", "additional_info": {"topic": "$msgtype/$Name/$systemid"}}
                              |                                            ^
                        configs/carriers/c.json:1:33: "client_id": expected a keyword, found "$nmae"; did you mean "$name"?
                            1 | {"source": "mqtt", "client_id": "$nmae", "mqtt_url": "$system_id_x", "…
                              |                                 ^
                        configs/carriers/c.json:1:54: "mqtt_url": expected a keyword, found "$system_id_x"; did you mean "$system_id"?
                            1 | {"source": "mqtt", "client_id": "$nmae", "mqtt_url": "$system_id_x", "…
                              |                                                      ^
                        configs/carriers/c.json:1:83: "system_id": expected a keyword that is known here, found "$msg_type", which only addresses and tasks with a "message_type" know
                            1 | …nt_id": "$nmae", "mqtt_url": "$system_id_x", "system_id": "$msg_type"}
                              |                                                            ^""");
    }

    @Test
    void inATemplateAnUnknownWordIsAMistake() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file("carriers/s.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"$id/$message_id/$topic\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings.lines().filter(line -> line.startsWith("configs")))
                .containsExactly(
                        "configs/addresses/a.json:1:95: \"additional_info.topic\": expected a keyword ($name, $msg_type, $system_id, $msg_id, $msg_time, $content.FIELD, $device.uid), found \"$id\"",
                        "configs/addresses/a.json:1:95: \"additional_info.topic\": expected a keyword ($name, $msg_type, $system_id, $msg_id, $msg_time, $content.FIELD, $device.uid), found \"$message_id\"",
                        "configs/addresses/a.json:1:95: \"additional_info.topic\": expected a keyword ($name, $msg_type, $system_id, $msg_id, $msg_time, $content.FIELD, $device.uid), found \"$topic\"");
    }

    @Test
    void elsewhereAnUnknownWordIsNoted() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"mqtt\", \"client_id\": \"$USER\", \"mqtt_url\": \"$host\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"$USER\"}}");
        configs.file(
                "addresses/b.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"$SYS/broker\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings.lines().filter(line -> line.startsWith("configs")))
                .containsExactly(
                        "configs/addresses/a.json:1:95: note: \"additional_info.topic\": \"$USER\" is no keyword and stays as it is; ${env:USER} stands for the environment variable",
                        "configs/carriers/c.json:1:33: note: \"client_id\": \"$USER\" is no keyword and stays as it is; ${env:USER} stands for the environment variable",
                        "configs/carriers/c.json:1:54: note: \"mqtt_url\": \"$host\" is no keyword and stays as it is; there are: $name, $msg_type, $system_id");
    }

    @Test
    void wordsOfAMessageWorkOnlyInPatterns() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\", \"client_id\": \"$msg_id\"}");
        configs.file("carriers/s.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"handler\": \"$content.a\", \"duration\": \"always\", \"additional_info\": {\"topic\": \"$msg_id/$content/$content.a.b/$device.uid/$device.udi\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:80: "handler": expected text that is known when the file is read, found "$content.a", which only a message knows; it works in: additional_info.topic
                            1 | …ceive", "carrier": "c", "handler": "$content.a", "duration": "always"…
                              |                                     ^
                        configs/addresses/a.json:1:145: "additional_info.topic": expected a word that a carrier offers, found "$device.udi"; offered are: $device.uid; did you mean "$device.uid"?
                            1 | …ays", "additional_info": {"topic": "$msg_id/$content/$content.a.b/$de…
                              |                                     ^
                        configs/addresses/a.json:1:145: "additional_info.topic": expected what to take from $content after a point, such as "$content.temperature", found "$content"
                            1 | …ays", "additional_info": {"topic": "$msg_id/$content/$content.a.b/$de…
                              |                                     ^
                        configs/carriers/c.json:1:33: "client_id": expected text that is known when the file is read, found "$msg_id", which only a message knows; it works in no setting of this object
                            1 | {"source": "mqtt", "client_id": "$msg_id"}
                              |                                 ^""");
    }

    @Test
    void leavesOtherLanguagesAndSecretsAlone() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"all_shapes\", \"expression\": \"$name($msgtype) $msg_id\", \"group\": {\"inner\": 1, \"pin\": \"$name ${env:X:-$name}\"}}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"additional_info\": {}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:18: note: message type "t" is received, but no address sends it and no task is triggered by it
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c", "d…
                              |                  ^""");
    }

    @Test
    void replacesKeysToo() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"all_shapes\", \"map\": {\"$name\": 1, \"x$system_id\": 2}, \"anything\": {\"$name\": [{\"$system_id\": \"$name\"}]}}");

        var values =
                configs.configuration(Kinds.catalog())
                        .carriers()
                        .get("c")
                        .settings()
                        .given()
                        .toString();

        assertThat(values).isEqualTo("{anything={\"c\":[{\"host\":\"c\"}]}, map={c=1, xhost=2}}");
    }

    @Test
    void twoKeysThatBecomeOneAreAProblem() {
        configs.file(
                "carriers/c.json",
                "{\"source\": \"all_shapes\", \"map\": {\"$name\": 1, \"c\": 2}, \"anything\": {\"$name\": 1, \"c\": 2}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:1:46: expected each key once, found "c" twice after replacing keywords
                            1 | {"source": "all_shapes", "map": {"$name": 1, "c": 2}, "anything": {"$n…
                              |                                              ^
                        configs/carriers/c.json:1:80: expected each key once, found "c" twice after replacing keywords
                            1 | …hapes", "map": {"$name": 1, "c": 2}, "anything": {"$name": 1, "c": 2}}
                              |                                                                ^""");
    }
}
