package io.postern.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.CarrierFactory;
import io.postern.config.plan.Configuration;
import io.postern.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reload with the real reader of configurations. */
class RealFilesTest {

    private static final int MANY = 10_000;

    private static final PluginJar RADIO =
            PluginJar.of("radio", "1.0")
                    .source("stranger.radio.Factory", source())
                    .service(CarrierFactory.class, "stranger.radio.Factory")
                    .compiled();

    @TempDir private Path home;
    private Workshop shop;

    @BeforeEach
    void begin() throws IOException {
        shop = new Workshop(home);
        shop.write("system/system.yaml", "id: home\n");
        shop.write("carriers/mast.yaml", "source: radio\npassword: ${file:secrets/password}\n");
        shop.write("secrets/password", "one\n");
        address(0, "a");
        RADIO.writeTo(home.resolve("plugins/radio.jar"));
    }

    @AfterEach
    void end() throws IOException {
        shop.close();
    }

    @Test
    void followsFilesAndSecretsAndSurvivesMistakes() throws Exception {
        shop.reloader().start();
        assertThat(channel(0)).isEqualTo("a");

        address(0, "b");
        await().until(() -> channel(0).equals("b"));

        shop.write("secrets/password", "two\n");
        await().until(() -> password().equals("two"));

        shop.write("addresses/a0.json", "{\"message_type\": \"weather\" \"carrier\": \"mast\"}");
        await().until(() -> shop.state().lastGood());
        assertThat(channel(0)).isEqualTo("b");

        shop.write("secrets/password", "three\n");
        await().until(() -> password().equals("three"));

        address(0, "c");
        await().until(() -> channel(0).equals("c"));
        await().until(() -> !shop.state().lastGood());
    }

    @Test
    void saysAtOnceWhatLiesThereAndIsNotRead() throws Exception {
        shop.reloader().start();

        shop.write("addresses/soil.jsn", "{}");
        awaitNotes(
                "addresses/soil.jsn: not read; files here end in .json, .yaml or .yml: rename it"
                        + " to soil.json if it is to be read");
        Files.delete(home.resolve("configs/addresses/soil.jsn"));
        awaitNotes();

        shop.write("addresses/more/soil.json", "{}");
        awaitNotes(
                "addresses/more: not read, and no file in it; move its files up into addresses/");
        Files.delete(home.resolve("configs/addresses/more/soil.json"));
        Files.delete(home.resolve("configs/addresses/more"));
        awaitNotes();

        shop.write("soil.json", "{}");
        awaitNotes(
                "soil.json: not read; the files of a configuration lie in its folders: move it"
                        + " into one of system, messages, carriers, handlers, addresses, tasks");
    }

    private void awaitNotes(String... notes) {
        await().until(
                        () ->
                                shop.state().findings().stream()
                                        .filter(finding -> finding.message().contains("not read"))
                                        .map(
                                                finding ->
                                                        finding.place()
                                                                        .file()
                                                                        .name()
                                                                        .replace(
                                                                                home.resolve(
                                                                                                "configs")
                                                                                        + "/",
                                                                                "")
                                                                + ": "
                                                                + finding.message())
                                        .toList()
                                        .equals(List.of(notes)));
    }

    @Test
    void startsWithTheLastGoodFilesAndTheirSecrets() throws Exception {
        shop.reloader().start();
        shop.close();
        shop.write("addresses/a0.json", "{");
        shop = new Workshop(home);

        var state = shop.reloader().start();

        assertThat(state.lastGood()).isTrue();
        assertThat(password()).isEqualTo("one");
        try (var kept = Files.walk(home.resolve("data/last-good"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .noneSatisfy(file -> assertThat(file).content().contains("one"));
        }
    }

    @Test
    void reloadsOneFileOfTenThousandQuickly() throws Exception {
        for (var i = 0; i < MANY; i++) {
            address(i, "a");
        }
        shop.reloader().start();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(home.resolve("data/last-good/list")));
        var fastest = Long.MAX_VALUE;

        for (var i = 0; i < 5; i++) {
            var channel = "b" + i;
            address(4_711, channel);
            var started = System.nanoTime();
            shop.reloader().request();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> channel(4_711).equals(channel));
            fastest = Math.min(fastest, System.nanoTime() - started);
        }

        // 300 ms are promised on a quiet machine, which one that tests is not
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofSeconds(1));
        await().until(
                        () ->
                                Files.readString(
                                                home.resolve(
                                                        "data/last-good/configs/addresses/a4711.json"))
                                        .contains("b4"));
    }

    private String channel(int number) {
        var settings = running().addresses().get("a" + number).settings();
        return settings.given().get("channel").toString();
    }

    private String password() {
        return running().carriers().get("mast").settings().given().get("password").toString();
    }

    private Configuration running() {
        return shop.applied.get(shop.applied.size() - 1).configuration();
    }

    private void address(int number, String channel) throws IOException {
        shop.write(
                "addresses/a" + number + ".json",
                "{\"message_type\": \"weather\", \"carrier\": \"mast\", \"send_or_receive\": \"send\","
                        + " \"duration\": \"on_message\", \"additional_info\": {\"channel\": \""
                        + channel
                        + "\"}}");
    }

    private static String source() {
        return """
        package stranger.radio;

        import io.postern.api.address.*;

        import io.postern.api.carrier.*;

        import io.postern.api.link.*;
        import io.postern.api.setting.*;
        import java.util.*;

        public class Factory implements CarrierFactory {
            public CarrierKind kind() {
                return CarrierKind.of("radio", "Sends by radio.")
                        .settings(Setting.text("password", "Opens it.").secret())
                        .sends(
                                Set.of(Trigger.Kind.ON_MESSAGE),
                                Setting.text("channel", "Where it sends.").optional());
            }

            public CarrierDraft read(Values settings, Findings findings) {
                return context -> () -> List.<Link>of();
            }
        }
        """;
    }
}
