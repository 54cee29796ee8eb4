package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.read.ConfigFolder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which words templates may have, where carriers say so by their settings. */
class OfferedWordsTest {

    @TempDir Path parent;
    private ConfigFolder configs;

    /** Brings what it was told to capture. */
    private static final class Captor implements CarrierFactory {

        private static final Setting<List<String>> CAPTURE =
                Setting.texts("capture", "What to capture.").orElse(List.of());

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("captor", "Captures.")
                    .settings(CAPTURE)
                    .receives(EnumSet.of(Trigger.Kind.ALWAYS))
                    .sends(
                            EnumSet.of(Trigger.Kind.ON_MESSAGE),
                            Setting.pattern("topic", "Where to.").optional())
                    .words("device.port");
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            return new Capturing(settings.get(CAPTURE));
        }
    }

    private record Capturing(List<String> names) implements CarrierDraft {

        @Override
        public Set<String> words() {
            if (names.contains("fault")) {
                throw new IllegalStateException("out of words");
            }
            return names.stream()
                    .map(name -> name.contains(".") ? name : "device." + name)
                    .collect(Collectors.toSet());
        }

        @Override
        public Carrier create(CarrierContext context) {
            throw new UnsupportedOperationException("only checked here");
        }
    }

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
        configs.file("carriers/out.json", "{\"source\": \"captor\"}");
        send("$device.udi");
    }

    private void send(String topic) {
        configs.file(
                "addresses/a.json",
                """
                {"message_type": "t", "send_or_receive": "send", "carrier": "out",
                 "duration": "on_message", "additional_info": {"topic": "%s"}}
                """
                        .formatted(topic));
    }

    private void carrier(String name, String rest) {
        configs.file("carriers/" + name + ".json", "{\"source\": \"captor\"" + rest + "}");
    }

    private String findings() {
        var factory = new Captor();
        var catalog =
                new Catalog(
                        Map.of("captor", new Offer<>(factory, factory.kind(), "test")),
                        Map.of(),
                        Map.of(),
                        Map.of());
        return configs.findings(catalog)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .filter(line -> !line.contains("is used by no address"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aWordThatACarrierCapturesIsKnown() {
        carrier("bench", ", \"capture\": [\"uid\"]");
        send("$device.uid/$device.port");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aMistypedWordIsToldWithTheNearest() {
        carrier("bench", ", \"capture\": [\"uid\"]");

        assertThat(findings())
                .isEqualTo(
                        "configs/addresses/a.json:2:57: \"additional_info.topic\": expected a word"
                                + " that a carrier offers, found \"$device.udi\"; offered are:"
                                + " $device.port, $device.uid; did you mean \"$device.uid\"?");
    }

    @Test
    void whatABrokenCarrierWouldOfferIsAccepted() {
        carrier("bench", ", \"capture\": 5");

        assertThat(findings()).doesNotContain("$device.udi").contains("\"capture\"");
    }

    @Test
    void whatAParkedCarrierWouldOfferIsAccepted() {
        carrier("bench", ", \"capture\": [\"udi\"], \"enabled\": false");

        assertThat(findings()).isEmpty();
    }

    @Test
    void whatACarrierOfAMissingPluginOffersIsAccepted() {
        configs.file("carriers/bench.json", "{\"source\": \"serial\"}");

        assertThat(findings()).doesNotContain("$device.udi").contains("waiting");
    }

    @Test
    void aFactoryThatBreaksDownOverItIsToldAndAnyWordAccepted() {
        carrier("bench", ", \"capture\": [\"fault\"]");

        assertThat(findings()).doesNotContain("$device.udi").contains("broke down");
    }

    /** Words of any stem: what a stranger's carrier calls them is its own matter. */
    @Test
    void aStrangersWordIsFilledIn() throws Exception {
        var factory = new Captor();
        var kind = factory.kind().words("modbus.unit");
        carrier("bench", ", \"capture\": [\"modbus.unit\"]");
        send("$modbus.unit/$share.unit");
        var catalog =
                new Catalog(
                        Map.of("captor", new Offer<>(factory, kind, "test")),
                        Map.of(),
                        Map.of(),
                        Map.of());

        var topic =
                (Template)
                        configs.configuration(catalog)
                                .addresses()
                                .get("a")
                                .settings()
                                .given()
                                .get("topic");

        assertThat(topic.words()).containsExactly("modbus.unit");
    }
}
