package io.postern.config.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void writeFiles() {
        configs =
                new ConfigFolder(parent)
                        .variable("SITE", "hidden-site")
                        .variable("PASS", "hidden-pass")
                        .file(
                                "carriers/cloud.json",
                                "{\"source\": \"mqtt\", \"mqtt_password\": \"${env:PASS:-pin}\","
                                        + " \"mqtt_url\": \"${env:SITE}.org\"}")
                        .file("carriers/sim.json", "{\"source\": \"simulator\"}")
                        .file(
                                "addresses/base.json",
                                """
                                {
                                  "enabled": false,
                                  "carrier": "cloud",
                                  "duration": "on_message"
                                }
                                """)
                        .file(
                                "addresses/up.json",
                                """
                                {
                                  "inheritance": "base",
                                  "message_type": ["meter", "pump"],
                                  "send_or_receive": "send",
                                  "additional_info": {
                                    "topic": "${env:SITE}/$msg_type/${file:id.txt}/$msg_id"
                                  }
                                }
                                """)
                        .file("id.txt", "hidden-id\n")
                        .file(
                                "addresses/in.json",
                                "{\"message_type\": \"meter\", \"send_or_receive\": \"receive\","
                                        + " \"carrier\": \"sim\", \"duration\": \"0.5 s\"}");
    }

    private String explained(String name) {
        var explanation = configs.read(Kinds.catalog()).explanations().named(name).get(0);
        return ExplanationText.of(explanation).replace(parent + "/", "");
    }

    @Test
    void tellsWhereEachValueComesFromWithoutSecrets() {
        var text = explained("up_meter");

        assertThat(text)
                .isEqualTo(
                        """
                        address up_meter
                        file    configs/addresses/up.json

                        from      received by in
                        sends     meter, topic "${env:SITE}/meter/${file:id.txt}/$msg_id"
                        when      on each message of type meter
                        carrier   cloud (source mqtt: Speaks MQTT.)
                        on disk   up to 1 GB, while 200 MB are free; then the oldest go

                        Values, and where each comes from:
                          message_type: "meter"                   (line 3)
                          send_or_receive: "send"                 (line 4)
                          carrier: "cloud"                        (inherited from base, line 3)
                          duration: "on_message"                  (inherited from base, line 4)
                          payload: "json"                         (default)
                          uid: "sequence"                         (default)
                          additional_info.topic: "${env:SITE}/meter/${file:id.txt}/$msg_id"
                              (line 6, env SITE, file id.txt)
                          additional_info.add_source: true        (default)""");
    }

    @Test
    void saysWhatTheGatewayPostsItselfAndWhatIsWrittenFirst() {
        configs.file(
                "addresses/page.json",
                "{\"message_type\": \"gateway_alarm\", \"send_or_receive\": \"send\","
                        + " \"carrier\": \"cloud\", \"durability\": \"disk\","
                        + " \"additional_info\": {\"topic\": \"alarms\"}}");

        assertThat(explained("page"))
                .contains("from      posted by the gateway itself\n")
                .contains(
                        "when      on each message of type gateway_alarm, once that is on the disk\n");
    }

    @Test
    void tellsWhatOfItMayWaitOnDisk() {
        configs.file(
                "carriers/cloud.json",
                "{\"source\": \"mqtt\", \"queue\": {\"max_age\": \"7 d\","
                        + " \"when_full\": \"block\"}}");
        configs.file(
                "addresses/base.json",
                "{\"carrier\": \"cloud\", \"queue\": {\"max_bytes\": \"50 MB\"}, \"enabled\": false}");

        assertThat(explained("up_meter"))
                .contains(
                        "on disk   up to 50 MB, for 7 d, while 200 MB are free; then its senders"
                                + " wait\n")
                .contains(
                        "  queue: {\"max_bytes\":\"50 MB\"}            (inherited from base, line 1)\n");
    }

    @Test
    void saysWhatALeftOutDurationMeans() {
        configs.file(
                "addresses/in.json",
                "{\"message_type\": \"meter\", \"send_or_receive\": \"receive\","
                        + " \"carrier\": \"sim\"}");

        assertThat(explained("in"))
                .contains("when      always\n")
                .contains("  duration: \"always\"                      (default)\n");
    }

    @Test
    void tellsWhatBecomesOfWhatIsReceived() {
        var text = explained("in");

        assertThat(text)
                .isEqualTo(
                        """
                        address in
                        file    configs/addresses/in.json

                        carrier   sim (source simulator: Makes messages.)
                        receives  meter
                        when      every 500 ms
                        then      sent by up_meter

                        Values, and where each comes from:
                          message_type: "meter"                   (line 1)
                          send_or_receive: "receive"              (line 1)
                          carrier: "sim"                          (line 1)
                          duration: "0.5 s"                       (line 1)
                          payload: "json"                         (default)
                          uid: "sequence"                         (default)
                          additional_info.rate: 1                 (default)""");
    }

    @Test
    void aFilesNameStandsForAllItsParts() {
        var named = configs.read(Kinds.catalog()).explanations().named("up");

        assertThat(named).extracting(Explanation::name).containsExactly("up_meter", "up_pump");
    }

    @Test
    void saysWhyAnAddressDoesNotRun() {
        configs.file("addresses/broken.json", "{\"message_type\": \"meter\"");
        configs.file("addresses/wrong.json", "{\"message_type\": \"meter\", \"carrier\": \"sim\"}");
        configs.file(
                "addresses/left.json",
                "{\"message_type\": [\"meter\"], \"send_or_receive\": \"receive\", \"carrier\": \"sim\"}");
        configs.file(
                "system/system.json", "{\"addresses\": [\"in\", \"up\", \"broken\", \"wrong\"]}");

        assertThat(explained("base"))
                .isEqualTo(
                        """
                        address base
                        file    configs/addresses/base.json

                        state     not in effect: it is parked by "enabled": false in its own file""");
        assertThat(explained("left_meter"))
                .contains(
                        """
                        state     not in effect: "addresses" in the system file does not name it; add
                                  "left_meter" there""");
        assertThat(explained("broken"))
                .contains("state     not in effect: its file has a problem in line 1: expected");
        assertThat(explained("wrong"))
                .contains(
                        """
                        state     not in effect: its file has a problem in line 1: "send_or_receive":
                                  expected "receive" or "send", found nothing""");
        assertThat(explained("in"))
                .contains(
                        """
                        state     not in effect as the files are now: others have problems, see postern
                                  check""");
    }

    @Test
    void anUnknownNameExplainsNothing() {
        assertThat(configs.read(Kinds.catalog()).explanations().named("nobody")).isEmpty();
    }

    @Test
    void whatIsInEffectShowsReferencesAndMasksSecrets() {
        var text = configs.read(Kinds.catalog()).effective().text();

        assertThat(text)
                .contains("\"mqtt_url\": \"${env:SITE}.org\"")
                .contains("\"mqtt_password\": \"***\"")
                .contains("\"topic\": \"${env:SITE}/pump/${file:id.txt}/$msg_id\"")
                .doesNotContain("hidden");
    }

    @Test
    void whatNoPluginDescribesIsNotShown() {
        configs.file(
                "carriers/cloud.json",
                "{\"source\": \"mqt\", \"mqtt_password\": \"plain-secret\", \"pin\": [12345]}");

        var reading = configs.read(Kinds.withoutMqtt());

        assertThat(reading.configuration()).isPresent();
        assertThat(reading.effective().text())
                .contains("\"mqtt_password\": \"***\"")
                .doesNotContain("plain-secret", "12345");
        assertThat(configs.text(reading))
                .isEqualTo(
                        """
                        configs/carriers/cloud.json:1:12: waiting: no plugin offers carrier source "mqt"; offered are: log, simulator; put a plugin that offers it into plugins/
                            1 | {"source": "mqt", "mqtt_password": ••••••••••••••, "pin": [•••••]}
                              |            ^""");
    }
}
