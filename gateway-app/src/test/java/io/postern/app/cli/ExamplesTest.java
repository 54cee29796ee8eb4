package io.postern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.gateway.LiveGateway;
import io.postern.app.gateway.RunOptions;
import io.postern.ops.Status;
import io.postern.ops.Status.AddressStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code configs/examples} shows runs, with or without its brokers. */
class ExamplesTest {

    @TempDir private Path home;

    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNoProblems(Example example) {
        var call = RecordedSession.at(home, Map.of());

        call.run("check", example.folder().toString());

        assertThat(call.said()).contains("0 problems, ");
        assertThat(call.said()).doesNotContain(": waiting: ");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatItShowsAndHowToStartIt(Example example) {
        assertThat(example.folder().resolve("README.md"))
                .content()
                .contains(
                        "postern check configs/examples/" + example,
                        "postern run --configs configs/examples/" + example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void starts(Example example) throws Exception {
        var status = started(copied(example));

        assertThat(status.ready()).isTrue();
        assertThat(status.configuration().lastGood()).isFalse();
        assertThat(status.addresses()).isNotEmpty().allSatisfy(ExamplesTest::waitsForNothing);
    }

    private static void waitsForNothing(AddressStatus address) {
        assertThat(address.waiting()).as(address.name()).isEmpty();
    }

    @Test
    void datagatorsOfEveryKindReachTheCloudAndDoNotCircle() throws Exception {
        var addresses = started(copied(Example.named("datagators"))).addresses();

        assertThat(types(addresses, "receive", "local_inbound_mqtt"))
                .hasSize(9)
                .isEqualTo(types(addresses, "send", "mqtt_cloud"));
        assertThat(types(addresses, "receive", "mqtt_cloud")).isEmpty();
    }

    /** Its outbound address receives: what the document of the carrier shows leads nowhere. */
    @Test
    void theSeedsOwnFilesAreNotedToSendNothing() throws Exception {
        var example = copied(Example.named("datagators"));
        example.write(
                "system/system.json",
                "{ \"id\": \"farm\", \"addresses\": [\"*_inbound\", \"*_outbound\"] }");
        var call = RecordedSession.at(home, Map.of());

        call.run("check", example.folder().toString());

        assertThat(call.said())
                .contains(
                        "note: message type \"meter_teros10\" is received by 2 addresses"
                                + " (meter_teros10_inbound_meter_teros10,"
                                + " meter_teros10_outbound_meter_teros10), but no address sends it",
                        "note: \"mqtt_password\": the connection is encrypted, because user name and"
                                + " password are both set",
                        "0 problems, 0 waiting, ");
    }

    @Test
    void whatIsReceivedAndSentOnOneBrokerIsNotedToCircle() throws Exception {
        var example = copied(Example.named("datagators"));
        example.write("system/system.json", "{ \"id\": \"farm\" }");
        var call = RecordedSession.at(home, Map.of());

        call.run("check", example.folder().toString());

        assertThat(call.said())
                .contains(
                        "messages of type \"meter_teros10\" would go round in a circle: what address"
                                + " \"meter_teros10_cloud\" sends arrives at address");
    }

    private static TreeSet<String> types(
            List<AddressStatus> addresses, String direction, String carrier) {
        var types = new TreeSet<String>();
        addresses.stream()
                .filter(address -> address.direction().equals(direction))
                .filter(address -> address.carrier().equals(carrier))
                .forEach(address -> types.add(address.messageType()));
        return types;
    }

    @Test
    void theDocumentedSensorNeedsNoMoreThanItsDescription() throws Exception {
        var example = copied(Example.named("datagators"));
        var page = Files.readString(Path.of("../docs/datagators.md"));
        var description =
                DocBlocks.of(page.substring(page.indexOf("<!-- a new sensor -->"))).get(0);
        example.write("handlers/datagator_sensors.json", description.text());

        assertThat(started(example).configuration().findings())
                .noneMatch(finding -> finding.contains("datagator_sensors"));
    }

    private Example copied(Example example) throws Exception {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return example.copied(home.resolve("configs"), nobody.getLocalPort());
        }
    }

    private Status started(Example example) throws Exception {
        var session = RecordedSession.at(home, Map.of()).session();
        var options = RunOptions.of(session).withConfigs(example.folder()).withHttp("off");
        try (var gateway = LiveGateway.start(session, options)) {
            return gateway.operations().status();
        }
    }
}
