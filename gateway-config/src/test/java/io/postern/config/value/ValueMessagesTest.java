package io.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.read.ConfigFolder;
import io.postern.config.read.Kinds;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueMessagesTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    @Test
    void aSecretUnderAMisspeltKeyIsNotShown() {
        configs.file("carriers/c.json", "{\"source\": \"wifi\", \"wifi_kode\": \"hunter2\"}");
        var wifi = new Wifi();
        var offer = new Offer<CarrierFactory, CarrierKind>(wifi, wifi.kind(), "test");

        var findings =
                configs.findings(new Catalog(Map.of("wifi", offer), Map.of(), Map.of(), Map.of()));

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:1:20: unknown key "wifi_kode"; did you mean "wifi_code"?
                            1 | {"source": "wifi", "wifi_kode": "•••••••"}
                              |                    ^""");
    }

    private static final class Wifi implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("wifi", "Has a secret.")
                    .settings(Setting.text("wifi_code", "To get in.").secret().optional());
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            throw new AssertionError("only its settings are read");
        }
    }

    @Test
    void saysWhatEachShapeExpects() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "text": "",
                  "any_text": 5,
                  "whole": 6,
                  "decimal": -0.5,
                  "flag": "yes",
                  "choice": "rde",
                  "span": "5 minutes",
                  "size": "1 Gigabyte",
                  "pattern": true,
                  "texts": ["a", 5, ""],
                  "map": {"a": 1, "b": 10},
                  "group": "x",
                  "generators": {"g": {"type": "sin"}, "h": {"period": 1}, "i": 5},
                  "either": 5,
                  "expression": []
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:11: "text": expected text that is not empty, found ""
                            3 |   "text": "",
                              |           ^
                        configs/carriers/c.json:4:15: "any_text": expected text, found 5; put it in quotes
                            4 |   "any_text": 5,
                              |               ^
                        configs/carriers/c.json:5:12: "whole": expected a whole number from -5 to 5, found 6
                            5 |   "whole": 6,
                              |            ^
                        configs/carriers/c.json:6:14: "decimal": expected a number from 0 to 1, found -0.5
                            6 |   "decimal": -0.5,
                              |              ^
                        configs/carriers/c.json:7:11: "flag": expected true or false, found "yes"
                            7 |   "flag": "yes",
                              |           ^
                        configs/carriers/c.json:8:13: "choice": expected "red" or "green", found "rde"; did you mean "red"?
                            8 |   "choice": "rde",
                              |             ^
                        configs/carriers/c.json:9:11: "span": expected a duration (seconds as a number, or such as "500 ms", "5 min"), found "5 minutes"
                            9 |   "span": "5 minutes",
                              |           ^
                        configs/carriers/c.json:10:11: "size": expected a size (bytes as a number, or such as "10 MB"), found "1 Gigabyte"
                           10 |   "size": "1 Gigabyte",
                              |           ^
                        configs/carriers/c.json:11:14: "pattern": expected text, found true; put it in quotes
                           11 |   "pattern": true,
                              |              ^
                        configs/carriers/c.json:12:18: "texts[2]": expected text that is not empty, found 5; put it in quotes
                           12 |   "texts": ["a", 5, ""],
                              |                  ^
                        configs/carriers/c.json:12:21: "texts[3]": expected text that is not empty, found ""
                           12 |   "texts": ["a", 5, ""],
                              |                     ^
                        configs/carriers/c.json:13:24: "map.b": expected a whole number from 0 to 9, found 10
                           13 |   "map": {"a": 1, "b": 10},
                              |                        ^
                        configs/carriers/c.json:14:12: "group": expected an object, found "x"
                           14 |   "group": "x",
                              |            ^
                        configs/carriers/c.json:15:32: "generators.g.type": expected "sine" or "constant", found "sin"; did you mean "sine"?
                           15 |   "generators": {"g": {"type": "sin"}, "h": {"period": 1}, "i": 5},
                              |                                ^
                        configs/carriers/c.json:15:45: "generators.h.type": expected "sine" or "constant", found nothing
                           15 |   "generators": {"g": {"type": "sin"}, "h": {"period": 1}, "i": 5},
                              |                                             ^
                        configs/carriers/c.json:15:65: "generators.i": expected an object, found 5
                           15 |   "generators": {"g": {"type": "sin"}, "h": {"period": 1}, "i": 5},
                              |                                                                 ^
                        configs/carriers/c.json:16:13: "either": expected true or false or an object, found 5
                           16 |   "either": 5,
                              |             ^
                        configs/carriers/c.json:17:17: "expression": expected text that is not empty, found a list
                           17 |   "expression": []
                              |                 ^""");
    }

    @Test
    void saysThatANumberStandsInQuotes() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "whole": "1",
                  "decimal": "0.5",
                  "span": "10",
                  "size": "4096",
                  "flag": "true"
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:12: note: "whole": a number in quotes, taken as the number; write it without them
                            3 |   "whole": "1",
                              |            ^
                        configs/carriers/c.json:4:14: note: "decimal": a number in quotes, taken as the number; write it without them
                            4 |   "decimal": "0.5",
                              |              ^
                        configs/carriers/c.json:5:11: note: "span": a number in quotes, taken as the number; write it without them
                            5 |   "span": "10",
                              |           ^
                        configs/carriers/c.json:6:11: note: "size": a number in quotes, taken as the number; write it without them
                            6 |   "size": "4096",
                              |           ^
                        configs/carriers/c.json:7:11: "flag": expected true or false, found "true" in quotes; write it without them
                            7 |   "flag": "true"
                              |           ^""");
    }

    @Test
    void looksIntoGroupsAndVariants() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "group": {"inner": 10, "other": 1},
                  "generators": {"s": {"type": "sine", "periode": 1}, "c": {"type": "constant", "value": "x"}},
                  "either": {"topic": 5, "more": 1}
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:22: "group.inner": expected a whole number from 0 to 9, found 10
                            3 |   "group": {"inner": 10, "other": 1},
                              |                      ^
                        configs/carriers/c.json:3:26: unknown key "group.other"; known keys here: inner, pin
                            3 |   "group": {"inner": 10, "other": 1},
                              |                          ^
                        configs/carriers/c.json:4:40: unknown key "generators.s.periode"; did you mean "period"?
                            4 |   "generators": {"s": {"type": "sine", "periode": 1}, "c": {"type": "c…
                              |                                        ^
                        configs/carriers/c.json:4:90: "generators.c.value": expected a number from -1000000000 to 1000000000, found "x"
                            4 | …ype": "sine", "periode": 1}, "c": {"type": "constant", "value": "x"}},
                              |                                                                  ^
                        configs/carriers/c.json:5:23: "either.topic": expected text that is not empty, found 5; put it in quotes
                            5 |   "either": {"topic": 5, "more": 1}
                              |                       ^
                        configs/carriers/c.json:5:26: unknown key "either.more"; known keys here: topic
                            5 |   "either": {"topic": 5, "more": 1}
                              |                          ^""");
    }

    @Test
    void rejectsNumbersOutOfAnyBound() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "whole": 1e300,
                  "decimal": 1e-300,
                  "span": 1e300,
                  "size": 1e30
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:12: "whole": expected a whole number from -5 to 5, found 1e300
                            3 |   "whole": 1e300,
                              |            ^
                        configs/carriers/c.json:5:11: "span": expected a duration (seconds as a number, or such as "500 ms", "5 min"), found 1e300
                            5 |   "span": 1e300,
                              |           ^
                        configs/carriers/c.json:6:11: "size": expected a size (bytes as a number, or such as "10 MB"), found 1e30
                            6 |   "size": 1e30
                              |           ^""");
    }

    @Test
    void namesTheNearestKeyOrAllKeys() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "log",
                  "fle": "x",
                  "completely_else": 1
                }
                """);

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/carriers/c.json:3:3: unknown key "fle"; did you mean "file"?
                            3 |   "fle": "x",
                              |   ^
                        configs/carriers/c.json:4:3: unknown key "completely_else"; known keys here: inheritance, source, monitor_connection, connection_patience, queue, enabled, file
                            4 |   "completely_else": 1
                              |   ^""");
    }

    @Test
    void aMisspeltKeyIsOneMistakeAlsoWhereItIsRequired() {
        configs.file("carriers/c.json", "{\"sorce\": \"mqtt\"}");
        configs.file("carriers/d.json", "{\"source\": \"mqtt\"}");
        configs.file("handlers/h.json", "{\"sorce\": \"climate\"}");
        configs.file("tasks/t.json", "{\"sorce\": \"recovery\"}");
        configs.file(
                "addresses/a.json",
                "{\"mesage_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"d\", \"aditional_info\": {\"topic\": \"x\"}}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings.lines().filter(line -> line.startsWith("configs")))
                .containsExactly(
                        "configs/addresses/a.json:1:2: unknown key \"mesage_type\"; did you mean"
                                + " \"message_type\"?",
                        "configs/addresses/a.json:1:68: unknown key \"aditional_info\"; did you"
                                + " mean \"additional_info\"?",
                        "configs/carriers/c.json:1:2: unknown key \"sorce\"; did you mean"
                                + " \"source\"?",
                        "configs/handlers/h.json:1:2: unknown key \"sorce\"; did you mean"
                                + " \"source\"?",
                        "configs/tasks/t.json:1:2: unknown key \"sorce\"; did you mean"
                                + " \"source\"?");
    }

    @Test
    void aListSaysThatOneWillDo() {
        configs.file("carriers/c.json", "{\"source\": \"simulator\"}");
        configs.file(
                "addresses/a.json",
                "{\"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": 1}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .startsWith(
                        "configs/addresses/a.json:1:1: \"message_type\": expected text that is not"
                                + " empty, or a list of such, found nothing");
    }

    @Test
    void aMissingKeyStandsAtTheObject() {
        configs.file("carriers/c.json", "{\"source\": \"mqtt\"}");
        configs.file(
                "addresses/a.json",
                "{\"message_type\": \"t\", \"send_or_receive\": \"receive\", \"carrier\": \"c\", \"duration\": \"always\"}");

        var findings = configs.findings(Kinds.catalog());

        assertThat(findings)
                .isEqualTo(
                        """
                        configs/addresses/a.json:1:1: "additional_info.topic": expected text, found nothing
                            1 | {"message_type": "t", "send_or_receive": "receive", "carrier": "c", "d…
                              | ^""");
    }

    @Test
    void readsEveryShape() {
        configs.file(
                "carriers/c.json",
                """
                {
                  "source": "all_shapes",
                  "text": "a",
                  "any_text": "",
                  "whole": -5,
                  "decimal": 0.25,
                  "flag": true,
                  "choice": "red",
                  "span": "500 ms",
                  "size": "1.5 KiB",
                  "pattern": "$msg_id",
                  "anything": {"a": [1.50, null, "x"]},
                  "texts": "one",
                  "map": {"a": 1.0},
                  "group": {"inner": 1e0, "pin": null},
                  "generators": {"s": {"type": "sine", "period": 0.5}},
                  "either": {"topic": "a"},
                  "expression": "$name"
                }
                """);

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
                        {any_text=, anything={"a":[1.50,null,"x"]}, choice=red, decimal=0.25, either=[topic], expression=$name, flag=true, generators={s=[period]}, group=[inner], map={a=1}, pattern=$msg_id, size=1536, span=PT0.5S, text=a, texts=[one], whole=-5}""");
    }
}
