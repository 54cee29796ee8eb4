package io.postern.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerCheckTest {

    private static final Map<String, String> USERS = Map.of("ann", "secret");

    private final FakeFindings findings = new FakeFindings();

    private void check(Map<String, Object> settings) {
        var factory = new BrokerFactory();
        factory.kind().settings().check(Values.of(settings), findings);
        factory.read(Values.of(settings), findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "localhost", "::1", "[::1]", "LOCALHOST"})
    void takesThisMachineWithoutUsers(String host) {
        check(Map.of("host", host));

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "gateway.local", "127.0.0.1.example"})
    void wantsUsersWhereOtherMachinesReachIt(String host) {
        check(Map.of("host", host));

        assertThat(findings.problems())
                .containsExactly(
                        "host: expected \"users\" beside a host that other machines reach, found \""
                                + host
                                + "\" without: add them, or listen on 127.0.0.1");
    }

    @Test
    void notesThatPasswordsCanBeRead() {
        check(Map.of("host", "0.0.0.0", "users", USERS));

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes())
                .containsExactly(
                        "host: passwords and messages can be read on the network: \"tls\" hides"
                                + " them");
    }

    @Test
    void refusesStrangersWhereOtherMachinesReachIt() {
        check(Map.of("host", "0.0.0.0", "users", USERS, "anonymous", true));

        assertThat(findings.problems())
                .containsExactly(
                        "anonymous: expected clients to have a name where other machines reach"
                                + " \"host\", found true");
    }

    @Test
    void refusesOnePortForBoth() {
        check(Map.of("websocket_port", 1_883));

        assertThat(findings.problems())
                .containsExactly("websocket_port: expected another port than \"port\", found 1883");
    }

    @Test
    void takesThePagesThatMayConnect() {
        var pages = List.of("http://panel:8080", "HTTPS://panel.example", "http://[::1]:8080");

        check(Map.of("websocket_port", 8_083, "websocket_origins", pages));

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "panel:8080", "http://*.example", "http://panel/", "null"})
    void refusesWhatIsNoPage(String page) {
        check(Map.of("websocket_port", 8_083, "websocket_origins", List.of(page)));

        assertThat(findings.problems())
                .containsExactly(
                        "websocket_origins: expected pages as \"http://HOST:PORT\" without a path,"
                                + " found \""
                                + page
                                + "\"");
    }

    @Test
    void notesPagesWithoutAPortForThem() {
        check(Map.of("websocket_origins", List.of("http://panel")));

        assertThat(findings.notes())
                .containsExactly(
                        "websocket_origins: expected only beside \"websocket_port\", found it"
                                + " without: it has no effect");
    }

    @Test
    void refusesPermissionsOfNobodyAndFiltersThatAreNone() {
        var allowed = Values.of(Map.of("publish", List.of("a+"), "subscribe", List.of("a/#")));

        check(Map.of("users", USERS, "permissions", Map.of("eve", allowed)));

        assertThat(findings.problems())
                .containsExactly(
                        "permissions: expected names that \"users\" has, found \"eve\"",
                        "permissions.eve.publish: expected + and # alone between slashes and #"
                                + " last, found \"a+\"");
    }

    @Test
    void refusesLimitsThatNobodyCouldMeet() {
        check(Map.of("max_packet", 10L, "max_memory", 10L));

        assertThat(findings.problems())
                .containsExactly(
                        "max_packet: expected 1000 to 268435455 bytes, which is all that MQTT can,"
                                + " found 10",
                        "max_memory: expected at least 1 MB and room for one \"max_packet\", found"
                                + " 10");
    }

    @Test
    void refusesHalfACertificateAndTwo() {
        check(Map.of("tls", Values.of(Map.of("certificate", "a.pem"))));
        check(Map.of("tls", Values.of(Map.of("certificate", "a", "key", "b", "keystore", "c"))));
        check(Map.of("tls", Values.NONE));

        assertThat(findings.problems())
                .containsExactly(
                        "tls: expected \"certificate\" and \"key\" together, found one",
                        "tls: expected either \"certificate\" and \"key\" or \"keystore\", found"
                                + " both",
                        "tls: expected either \"certificate\" and \"key\" or \"keystore\", found"
                                + " neither");
    }

    @Test
    void holdsItsPortsAndItsFolder() {
        var settings = Values.of(Map.of("websocket_port", 8_083, "folder", "data/broker"));

        assertThat(new BrokerFactory().read(settings, Findings.UNHEARD).holds())
                .containsExactlyInAnyOrder("port 1883", "port 8083", "folder data/broker");
    }

    @Test
    void showsNoPassword() {
        var plan =
                EmbeddedBrokerSettings.plan(
                        "test",
                        Values.of(
                                Map.of(
                                        "users",
                                        USERS,
                                        "tls",
                                        Values.of(
                                                Map.of(
                                                        "keystore",
                                                        "a.p12",
                                                        "keystore_password",
                                                        "secret")))));

        assertThat(plan.toString()).doesNotContain("secret");
        assertThat(EmbeddedBrokerSettings.USERS.hidden()).isTrue();
        assertThat(EmbeddedBrokerSettings.KEYSTORE_PASSWORD.hidden()).isTrue();
    }
}
