package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressMessagesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void namesTheNearestCarrier() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"otu\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:64: "carrier": expected the name of a file in carriers/, found "otu"; did you mean "out"?
                            1 | … "send_or_receive": "receive", "carrier": "otu", "duration": "always"}
                              |                                            ^""");
    }

    @Test
    void saysHowLevelsOfATopicAreCountedAndWhereTheyTell() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.yaml",
                """
                message_type: t
                send_or_receive: receive
                carrier: c
                duration: always
                id_level: 0
                """);
        configs.file(
                "addresses/b.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                duration: on_message
                id_level: 2
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.yaml:5:11: "id_level": expected 1 for the topic's first level, 2 for the next, or -1 for its last, found 0
                            5 | id_level: 0
                              |           ^
                        configs/addresses/b.yaml:5:11: note: "id_level" does nothing on an address that sends; a message gets its id where it is received
                            5 | id_level: 2
                              |           ^""");
    }

    @Test
    void saysWhatCanBeWrittenBeforeItIsSent() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.yaml",
                """
                message_type: t
                send_or_receive: receive
                carrier: c
                durability: disk
                """);
        configs.file(
                "addresses/b.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                duration: 60
                durability: disk
                """);
        configs.file(
                "addresses/c.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                durability: dsik
                """);
        configs.file(
                "addresses/d.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                durability: disk
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.yaml:4:13: note: "durability" does nothing on an address that receives
                            4 | durability: disk
                              |             ^
                        configs/addresses/b.yaml:5:13: "durability": expected "when_waiting" where "duration" is not "on_message", since what is sent by the clock, or when asked, waits in memory, found "disk"
                            5 | durability: disk
                              |             ^
                        configs/addresses/c.yaml:4:13: "durability": expected "when_waiting" or "disk", found "dsik"; did you mean "disk"?
                            4 | durability: dsik
                              |             ^""");
    }

    @Test
    void saysWhatCanBeStampedAndWhere() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.yaml",
                """
                message_type: t
                send_or_receive: receive
                carrier: c
                duration: always
                stamp: [uid]
                """);
        configs.file(
                "addresses/b.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                payload: text
                stamp: uid
                """);
        configs.file(
                "addresses/c.yaml",
                """
                message_type: t
                send_or_receive: send
                carrier: out
                stamp: [uid, tim]
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.yaml:5:8: note: "stamp" does nothing on an address that receives
                            5 | stamp: [uid]
                              |        ^
                        configs/addresses/b.yaml:5:8: "stamp": expected an address whose "payload" is "json", since nothing else has fields, found "payload": "text"
                            5 | stamp: uid
                              |        ^
                        configs/addresses/c.yaml:4:14: "stamp[2]": expected "time", "uid" or "replayed", found "tim"; did you mean "time"?
                            4 | stamp: [uid, tim]
                              |              ^""");
    }

    @Test
    void namesAllCarriersWhereNoneIsNear() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"something_else\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:64: "carrier": expected the name of a file in carriers/, found "something_else"; there are: c, out
                            1 | …or_receive": "receive", "carrier": "something_else", "duration": "alw…
                              |                                     ^""");
    }

    @Test
    void aKeyOfTheCarrierBesideAdditionalInfoIsOneMistake() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"topic\": \"soil\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:66: "topic": expected inside "additional_info", found beside it; write "additional_info": {"topic": …}
                            1 | …ype": "t", "send_or_receive": "send", "carrier": "c", "topic": "soil"}
                              |                                                        ^""");
    }

    @Test
    void sayWhatACarrierCannotDo() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:42: "send_or_receive": expected "receive", since a carrier of source "simulator" cannot send, found "send"
                            1 | {"message_type": "t", "send_or_receive": "send", "carrier": "c"}
                              |                                          ^""");
    }

    @Test
    void saysWhichDurationsACarrierHas() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"on_message\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:81: "duration": expected always or a number of seconds, as a carrier of source "simulator" can receive, found "on_message"
                            1 | …send_or_receive": "receive", "carrier": "c", "duration": "on_message"}
                              |                                                           ^""");
    }

    @Test
    void withoutADurationItListensOrSendsEachMessage() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file(
                "addresses/in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"x\"}}");
        configs.file(
                "addresses/out.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"y\"}}");

        var addresses = configs.configuration(Kinds.catalog()).addresses();

        assertThat(addresses.get("in").trigger()).isEqualTo(Trigger.ALWAYS);
        assertThat(addresses.get("out").trigger()).isEqualTo(Trigger.ON_MESSAGE);
        assertThat(configs.findings(Kinds.catalog())).isEmpty();
    }

    @Test
    void withoutADurationItWaitsForTheTaskThatNamesIt() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file(
                "addresses/in.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"x\"}}");
        configs.file(
                "addresses/out.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"y\"}}");
        configs.file(
                "tasks/nightly.json",
                "{\"source\": \"stranger\", \"arguments\": {\"ask\": [\"in\"]}}");

        var findings = configs.findings(Kinds.catalog());
        var addresses = configs.configuration(Kinds.catalog()).addresses();

        assertThat(findings)
                .contains(
                        "configs/addresses/in.json:1:1: note: \"duration\": left out, and task"
                                + " \"nightly\" names this address, so it is as_needed: it acts only"
                                + " when asked; write \"duration\" to have it otherwise");
        assertThat(addresses.get("in").trigger()).isEqualTo(Trigger.AS_NEEDED);
        assertThat(addresses.get("out").trigger()).isEqualTo(Trigger.ON_MESSAGE);
    }

    @Test
    void withoutADurationACarrierThatCannotListenIsAsked() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "tasks/nightly.json",
                "{\"source\": \"recovery\", \"arguments\": {\"limit\": \"a\"}}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .contains(
                        """
                        configs/addresses/a.json:1:1: "duration": expected always or a number of seconds, as a carrier of source "simulator" can receive, found nothing, which means as_needed
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c"}
                              | ^""");
    }

    @Test
    void sendingAlwaysIsNotDefined() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"out\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:80: "duration": expected on_message, as_needed or a number of seconds to send, found "always", which only receiving knows
                            1 | …t", "send_or_receive": "send", "carrier": "out", "duration": "always"}
                              |                                                               ^""");
    }

    @Test
    void aDurationIsMoreThanNothing() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 0}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:81: "duration": expected more than 0 seconds, found 0
                            1 | …pe": "t", "send_or_receive": "receive", "carrier": "c", "duration": 0}
                              |                                                                      ^""");
    }

    @Test
    void aDurationHasAWordOrATime() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"on_mesage\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:81: "duration": expected "always", "on_message" or "as_needed" or a duration (seconds as a number, or such as "500 ms", "5 min"), found "on_mesage"; did you mean "on_message"?
                            1 | …"send_or_receive": "receive", "carrier": "c", "duration": "on_mesage"}
                              |                                                            ^""");
    }

    @Test
    void unknownKeysAndTypesOfAnAddress() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": [], \"send_or_receive\": 1, \"carier\": \"c\", \"topic\": \"x\", \"additional_info\": []}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:18: "message_type": expected at least one type, found an empty list
                            1 | {"message_type": [], "send_or_receive": 1, "carier": "c", "topic": "x"…
                              |                  ^
                        configs/addresses/a.json:1:41: "send_or_receive": expected "receive" or "send", found 1
                            1 | {"message_type": [], "send_or_receive": 1, "carier": "c", "topic": "x"…
                              |                                         ^
                        configs/addresses/a.json:1:44: unknown key "carier"; did you mean "carrier"?
                            1 | {"message_type": [], "send_or_receive": 1, "carier": "c", "topic": "x"…
                              |                                            ^
                        configs/addresses/a.json:1:59: unknown key "topic"; known keys here: inheritance, message_type, send_or_receive, carrier, handler, handler_function, duration, trigger_type, payload, uid, id_field, id_level, durability, stamp, queue, additional_info, enabled
                            1 | …end_or_receive": 1, "carier": "c", "topic": "x", "additional_info": […
                              |                                     ^
                        configs/addresses/a.json:1:92: "additional_info": expected an object, found a list
                            1 | …nd_or_receive": 1, "carier": "c", "topic": "x", "additional_info": []}
                              |                                                                     ^""");
    }

    @Test
    void namesTheFunctionsOfAHandler() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"handler\": \"climate\", \"handler_function\": \"dew_pint\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:133: "handler_function": expected a function of handler "climate" ("dew_point" or "report"), found "dew_pint"; did you mean "dew_point"?
                            1 | …tion": "always", "handler": "climate", "handler_function": "dew_pint"}
                              |                                                             ^""");
    }

    @Test
    void namesTheFunctionsForEachOfAList() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a.json",
                """
                {"message_type": "t", "send_or_receive": "receive", "carrier": "c",
                 "handler": "climate", "handler_function": ["dew_point", "repport"]}""");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .startsWith(
                        """
                        configs/addresses/a.json:2:58: "handler_function": expected a function of handler "climate" ("dew_point" or "report"), found "repport"; did you mean "report"?
                            2 |  "handler": "climate", "handler_function": ["dew_point", "repport"]}
                              |                                                          ^""");
    }

    @Test
    void aHandlerOfSeveralFunctionsNeedsAName() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"handler\": \"climate\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:1: "handler_function": expected a function of handler "climate" ("dew_point" or "report"), found nothing
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c", "d…
                              | ^""");
    }

    @Test
    void aFunctionNeedsAHandler() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"handler_function\": \"x\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:111: "handler_function": expected a "handler" beside it, found none
                            1 | …ceive", "carrier": "c", "duration": "always", "handler_function": "x"}
                              |                                                                    ^""");
    }

    @Test
    void aNameNearToAHandlersFileIsAMistake() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("handlers/weather.json", "{\"source\": \"climate\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"handler\": \"wether\", \"handler_function\": \"dew_point\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:102: "handler": expected the name of a file in handlers/ or of a handler source, found "wether"; did you mean "weather"?
                            1 | …, "duration": "always", "handler": "wether", "handler_function": "dew…
                              |                                     ^""");
    }

    @Test
    void theOnlyFunctionNeedsNoName() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\", \"handler\": \"datagator_sensors\"}");

        var handler =
                configs.configuration(Kinds.catalog()).addresses().get("a").handler().toString();

        assertThat(handler)
                .isEqualTo(
                        """
                        Optional[HandlerUse[handler=datagator_sensors, functions=[process_datagator_sensor_message]]]""");
    }

    @Test
    void namesOfAddressesAreUnique() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a_b.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": [\"b\", \"b\"], \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:24: expected each address to have a name of its own, found "a_b" here and in configs/addresses/a.json
                            1 | {"message_type": ["b", "b"], "send_or_receive": "receive", "carrier":…
                              |                        ^
                        configs/addresses/a_b.json:1:18: expected each address to have a name of its own, found "a_b" here and in configs/addresses/a.json
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c", "d…
                              |                  ^""");
    }

    @Test
    void asksTheCarriersOwnCheck() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"a/#\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:95: "additional_info.topic": expected no "#" in a send topic, found "a/#", which would carry 2 bytes
                            1 | …receive": "send", "carrier": "c", "additional_info": {"topic": "a/#"}}
                              |                                                                 ^""");
    }

    @Test
    void aCarrierThatCannotBeReadIsNoSecondProblem() {
        configs.file("carriers/c.json", "{\"source\": ");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"send\", \"carrier\": \"c\", \"additional_info\": {\"topic\": \"a/#\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:1:11: expected a value for "source", found the end of the file; the '{' in line 1, column 1 is not closed
                            1 | {"source":
                              |           ^""");
    }

    @Test
    void whatLeadsNowhereIsNoted() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file("carriers/out.json", "{\"source\": \"log\"}");
        configs.file("carriers/alone.json", "{\"source\": \"broker\"}");
        configs.file("handlers/climate.json", "{}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:18: note: message type "t" is received, but no address sends it and no task is triggered by it
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c", "d…
                              |                  ^
                        configs/carriers/out.json:1:1: note: carrier "out" is used by no address and no task
                            1 | {"source": "log"}
                              | ^
                        configs/handlers/climate.json:1:1: note: handler "climate" is used by no address and no task
                            1 | {}
                              | ^""");
    }

    @Test
    void aPluginsCheckThatBreaksDownIsToldAndHarmsNothingElse() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\", \"mqtt_url\": \"break\"}");
        configs.file("carriers/d.json", "{\"source\": \"log\", \"fil\": 1}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:1:1: the plugin's own check of source "mqtt" broke down with java.lang.IllegalStateException; tell its author
                            1 | {"source": "mqtt", "mqtt_url": "break"}
                              | ^
                        configs/carriers/d.json:1:19: unknown key "fil"; did you mean "file"?
                            1 | {"source": "log", "fil": 1}
                              |                   ^""");
    }

    @Test
    void whatNamesComeFromOutsideIsNotQuoted() {
        configs.variable("CARRIER", "hidden_name");
        configs.file(
                "addresses/a.json",
                """
                {
                  "message_type": "t",
                  "send_or_receive": "${env:CARRIER}",
                  "carrier": "${env:CARRIER}",
                  "handler": "${env:CARRIER}"
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:3:22: "send_or_receive": expected "receive" or "send", found something else in ${env:CARRIER}
                            3 |   "send_or_receive": "${env:CARRIER}",
                              |                      ^
                        configs/addresses/a.json:4:14: "carrier": expected the name of a file in carriers/, found "***"; there is none
                            4 |   "carrier": "${env:CARRIER}",
                              |              ^
                        configs/addresses/a.json:5:14: waiting: no plugin offers handler source "***"; offered are: climate, datagator_sensors; put a plugin that offers it into plugins/
                            5 |   "handler": "${env:CARRIER}"
                              |              ^""");
    }
}
