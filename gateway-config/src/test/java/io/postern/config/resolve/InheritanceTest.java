package io.postern.config.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritanceTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void aParentMayBeHalfAnObjectWhileItIsOnlyInheritedFrom() {
        configs.file("carriers/base.json", "{\"qos\": 0}");
        configs.file("carriers/c.json", "{\"inheritance\": \"base\", \"source\": \"mqtt\"}");
        configs.file("handlers/rounded.json", "{\"digits\": 0}");
        configs.file(
                "handlers/h.json", "{\"inheritance\": [\"rounded\"], \"source\": \"climate\"}");
        configs.file("tasks/nightly.json", "{\"duration\": 60}");
        configs.file("tasks/t.json", "{\"inheritance\": \"nightly\", \"source\": \"recovery\"}");
        configs.file(
                "addresses/half.json", "{\"send_or_receive\": \"receive\", \"carrier\": \"c\"}");
        configs.file(
                "addresses/in.json",
                "{\"inheritance\": \"half\", \"message_type\": \"t\", \"handler\": \"h\", \"handler_function\": \"dew_point\", \"additional_info\": {\"topic\": \"x\"}}");

        var configuration = configs.configuration(Kinds.catalog());

        assertThat(configuration.carriers()).containsOnlyKeys("c");
        assertThat(configuration.handlers()).containsOnlyKeys("h");
        assertThat(configuration.tasks()).containsOnlyKeys("t");
        assertThat(configuration.addresses()).containsOnlyKeys("in");
    }

    @Test
    void halfAnObjectThatIsUsedIsAProblem() {
        configs.file("carriers/base.json", "{\"qos\": 0}");
        configs.file("carriers/c.json", "{\"inheritance\": \"base\", \"source\": \"mqtt\"}");
        configs.file(
                "addresses/in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"base\"}");

        assertThat(configs.findings(Kinds.catalog()))
                .startsWith(
                        "configs/addresses/in.json:1:64: \"carrier\": expected one with a"
                                + " \"source\", found \"base\", which only others inherit from\n");
    }

    @Test
    void tellsACircleOnce() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("addresses/a.json", "{\"inheritance\": \"b\"}");
        configs.file("addresses/b.json", "{\"inheritance\": [\"c2\"]}");
        configs.file("addresses/c2.json", "{\"inheritance\": \"a\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/c2.json:1:17: "inheritance": expected no circle, found a -> b -> c2 -> a
                            1 | {"inheritance": "a"}
                              |                 ^""");
    }

    @Test
    void namesTheChainToAMissingParent() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("addresses/base.json", "{\"inheritance\": \"bottom\", \"enabled\": false}");
        configs.file("addresses/x.json", "{\"inheritance\": \"base\", \"message_type\": \"t\"}");
        configs.file("addresses/y.json", "{\"inheritance\": [\"bas\"]}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/base.json:1:17: "inheritance": expected the name of a file in addresses/, found "bottom" (inherited by x -> base -> bottom)
                            1 | {"inheritance": "bottom", "enabled": false}
                              |                 ^
                        configs/addresses/y.json:1:18: "inheritance": expected the name of a file in addresses/, found "bas"; did you mean "base"?
                            1 | {"inheritance": ["bas"]}
                              |                  ^""");
    }

    @Test
    void refusesAParentOfSeveralTypes() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("addresses/many.json", "{\"message_type\": [\"t\"], \"enabled\": false}");
        configs.file(
                "addresses/x.json",
                "{\"inheritance\": \"many\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/x.json:1:17: "inheritance": expected an address of one message type, found "many", whose "message_type" is a list
                            1 | {"inheritance": "many", "send_or_receive": "receive", "carrier": "c",…
                              |                 ^""");
    }

    @Test
    void refusesWhatIsNoName() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("addresses/x.json", "{\"inheritance\": [5, null], \"message_type\": \"t\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/x.json:1:1: "carrier": expected text that is not empty, found nothing
                            1 | {"inheritance": [5, null], "message_type": "t"}
                              | ^
                        configs/addresses/x.json:1:1: "send_or_receive": expected "receive" or "send", found nothing
                            1 | {"inheritance": [5, null], "message_type": "t"}
                              | ^
                        configs/addresses/x.json:1:18: "inheritance": expected a name, found 5
                            1 | {"inheritance": [5, null], "message_type": "t"}
                              |                  ^
                        configs/addresses/x.json:1:21: "inheritance": expected a name, found null
                            1 | {"inheritance": [5, null], "message_type": "t"}
                              |                     ^""");
    }

    @Test
    void aParentThatCannotBeReadIsNoSecondProblem() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("addresses/base.json", "{");
        configs.file("addresses/x.json", "{\"inheritance\": \"base\", \"message_type\": \"t\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/base.json:1:2: expected a key in double quotes or '}', found the end of the file; the '{' in line 1, column 1 is not closed
                            1 | {
                              |  ^""");
    }

    @Test
    void aProblemInAParentIsToldOnceAtItsPlace() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/base.json",
                "{\"send_or_receive\": \"recieve\", \"carrier\": \"c\", \"duration\": \"always\", \"enabled\": false}");
        configs.file("addresses/x.json", "{\"inheritance\": \"base\", \"message_type\": \"t\"}");
        configs.file("addresses/y.json", "{\"inheritance\": \"base\", \"message_type\": \"t\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/base.json:1:21: "send_or_receive": expected "receive" or "send", found "recieve"; did you mean "receive"?
                            1 | {"send_or_receive": "recieve", "carrier": "c", "duration": "always", "…
                              |                     ^""");
    }

    @Test
    void mergesDeepFromLeftToRightAndOwnContentLast() {
        configs.file(
                "carriers/one.json",
                "{\"source\": \"mqtt\", \"mqtt_url\": \"one\", \"qos\": 0, \"tls\": {\"ca\": \"one.pem\"}, \"enabled\": false}");
        configs.file("carriers/two.json", "{\"qos\": 2, \"mqtt_port\": 2, \"enabled\": false}");
        configs.file(
                "carriers/x.json",
                "{\"inheritance\": [\"one\", \"two\"], \"mqtt_port\": 3, \"mqtt_url\": null, \"tls\": {\"key_password\": \"${env:P:-q}\"}}");

        var effective = configs.read(Kinds.catalog()).effective().text();

        assertThat(effective)
                .isEqualTo(
                        """
                        {
                          "system": {
                            "id": "host"
                          },
                          "messages": {},
                          "carriers": {
                            "x": {
                              "source": "mqtt",
                              "monitor_connection": false,
                              "connection_patience": "5 s",
                              "mqtt_url": "127.0.0.1",
                              "mqtt_port": 3,
                              "qos": 2,
                              "client_id": "default",
                              "version": 5,
                              "include_topic": false,
                              "keep_alive": "1 min",
                              "tls": {
                                "ca": "one.pem",
                                "key_password": "***"
                              }
                            }
                          },
                          "handlers": {},
                          "addresses": {},
                          "tasks": {}
                        }""");
    }
}
