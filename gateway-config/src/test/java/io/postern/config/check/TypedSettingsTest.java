package io.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.config.read.ConfigFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that become what the code wants, and what is wrong with them in its place. */
class TypedSettingsTest {

    private static final Setting<Integer> BAUD = Setting.whole("baud", "Bits.", 1, 99).orElse(9);
    private static final Setting<Line> LINE =
            Setting.group("line", "How bytes go.", BAUD).as(Line::of).optional();
    private static final Setting<Path> FILE = Setting.path("file", "Where to.").optional();
    private static final Setting<Duration> PAUSE =
            Setting.span("pause", "Rests.", Duration.ofSeconds(1), Duration.ofMinutes(2))
                    .optional();
    private static final Setting<List<Values>> STEPS =
            Setting.<List<Values>>of(
                            "steps",
                            "What to do.",
                            new Shape.Listing(new Shape.Group(Settings.of(PAUSE))))
                    .optional();
    private static final Setting<Line> ADDRESS_LINE =
            Setting.group("line", "How bytes go.", BAUD).as(Line::of).optional();

    @TempDir Path parent;
    private ConfigFolder configs;
    private final AtomicReference<Values> read = new AtomicReference<>(Values.NONE);

    private record Line(int baud) {

        static Line of(Values keys, Findings findings) {
            int baud = keys.get(BAUD);
            if (baud == 13) {
                findings.problem("baud", "expected a lucky number, found 13");
            }
            if (baud == 66) {
                throw new IllegalStateException("of the plugin");
            }
            return new Line(baud);
        }
    }

    private final class Typed implements CarrierFactory {

        @Override
        public CarrierKind kind() {
            return CarrierKind.of("typed", "Has types.")
                    .settings(LINE, FILE, PAUSE, STEPS)
                    .sends(Set.of(Trigger.Kind.ON_MESSAGE), ADDRESS_LINE);
        }

        @Override
        public CarrierDraft read(Values settings, Findings findings) {
            read.set(settings);
            return context -> List::of;
        }
    }

    @BeforeEach
    void makeFolder() {
        configs = new ConfigFolder(parent);
    }

    private String findings(String carrier, String info) {
        configs.file("carriers/out.json", carrier);
        configs.file(
                "addresses/a.json",
                """
                {"message_type": "t", "send_or_receive": "send", "carrier": "out",
                 "duration": "on_message", "additional_info": %s}
                """
                        .formatted(info));
        var factory = new Typed();
        var catalog =
                new Catalog(
                        Map.of("typed", new Offer<>(factory, factory.kind(), "test")),
                        Map.of(),
                        Map.of(),
                        Map.of());
        return configs.findings(catalog)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theCodeGetsWhatTheyBecome() {
        var said =
                findings(
                        "{\"source\": \"typed\", \"line\": {\"baud\": 7}, \"file\": \"a/b\"}",
                        "{}");

        assertThat(said).doesNotContain("expected");
        assertThat(read.get().find(LINE)).contains(new Line(7));
        assertThat(read.get().find(FILE)).contains(Path.of("a/b"));
        assertThat(read.get().find(PAUSE)).isEmpty();
    }

    @Test
    void whatIsWrongIsToldInItsPlace() {
        var said =
                findings(
                        "{\"source\": \"typed\",\n \"line\": {\"baud\": 13},\n"
                                + " \"file\": \"a\\u0000b\",\n \"pause\": \"1 h\",\n"
                                + " \"steps\": [{\"pause\": 2}, {\"pause\": 0.5}]}",
                        "{\"line\": {\"baud\": 13}}");

        assertThat(said)
                .contains(
                        "configs/carriers/out.json:2:19: \"line.baud\": expected a lucky number,"
                                + " found 13",
                        "configs/carriers/out.json:3:10: \"file\": expected the name of a file,"
                                + " found one that no file can have: Nul character not allowed",
                        "configs/carriers/out.json:4:11: \"pause\": expected 1 s to 2 min, found"
                                + " 1 h",
                        "configs/carriers/out.json:5:36: \"steps[2].pause\": expected 1 s to 2"
                                + " min, found 500 ms");
    }

    @Test
    void soIsWhatIsWrongInAnAddress() {
        var said = findings("{\"source\": \"typed\"}", "{\"line\": {\"baud\": 13}}");

        assertThat(said)
                .contains(
                        "configs/addresses/a.json:2:65: \"additional_info.line.baud\": expected a"
                                + " lucky number, found 13");
    }

    @Test
    void onePluginThatBreaksOverItIsNamed() {
        var said = findings("{\"source\": \"typed\", \"line\": {\"baud\": 66}}", "{}");

        assertThat(said).contains("broke down with java.lang.IllegalStateException");
    }
}
