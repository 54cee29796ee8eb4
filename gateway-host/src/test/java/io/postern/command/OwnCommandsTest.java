package io.postern.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.VirtualTime;
import io.postern.fake.FakeGateway;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnCommandsTest {

    private final FakeGateway gateway = new FakeGateway();
    private final List<Command> commands =
            OwnCommands.of(
                    gateway,
                    new VirtualTime(FakeGateway.NOW),
                    () -> List.of("log  carriers-log-0.1.0.jar"));

    @Test
    void showsTheStatus() throws CommandException {
        assertThat(run("status"))
                .containsExactly(
                        "barn: ready, up 42 s (Postern 0.1.0)",
                        "0 carriers, 0 addresses, 0 tasks, 0 dead letters");
        assertThat(run("status", "--json")).hasSize(1).first().asString().startsWith("{\"system_");
    }

    @Test
    void triggersAnAddress() throws CommandException {
        assertThat(run("send", "uplink")).containsExactly("triggered uplink");
        assertThat(run("receive", "uplink")).containsExactly("triggered uplink");

        assertThat(gateway.asked).containsExactly("trigger uplink", "trigger uplink");
        assertThatThrownBy(() -> run("send", "uplnk"))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "address: expected an active address, found \"uplnk\""
                                + " (did you mean \"uplink\")");
    }

    @Test
    void changesALevel() throws CommandException {
        assertThat(run("log-level", "io.postern", "debug"))
                .containsExactly("io.postern is at debug until the next start");

        assertThat(gateway.asked).containsExactly("log-level io.postern debug");
    }

    @Test
    void listsDeadLettersWithoutDrivingTheTerminal() throws CommandException {
        assertThat(run("dead"))
                .containsExactly(
                        "2  meter_inbound (meter), 1 min ago",
                        "    from \"meter/08:3A\", uid barn/1/2",
                        "    JSON: expected '}', found the end at line 1, column 6",
                        "    {\"a\":",
                        "1  meter_inbound (meter), 1 min ago",
                        "    from \"meter/08:3A\", id \"\uFFFD[2J\", time"
                                + " 2026-11-21T09:58:00.000000, uid barn/1/1",
                        "    handler \"climate\" threw: no field \"t\"",
                        "    {\"id\":\uFFFD\"\uFFFD[2J\"}");
        assertThat(run("dead", "list", "--most", "1")).hasSize(5).endsWith("… 1 older one");
    }

    @Test
    void showsOneDeadLetterWhole() throws CommandException {
        assertThat(run("dead", "show", "1"))
                .containsExactly(
                        "number        1",
                        "at            2026-11-21T09:59:00Z",
                        "address       meter_inbound",
                        "reason        handler \"climate\" threw: no field \"t\"",
                        "message_type  meter",
                        "id            \uFFFD[2J",
                        "time          2026-11-21T09:58:00.000000",
                        "uid           barn/1/1",
                        "carrier       cloud",
                        "received_by   meter_inbound",
                        "place         meter/08:3A",
                        "retained      false",
                        "$w            x",
                        "payload:",
                        "{\"id\":",
                        "\"\uFFFD[2J\"}");
        assertThatThrownBy(() -> run("dead", "show", "7"))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "dead show: expected the number of a dead letter that is kept (postern dead"
                                + " lists them), found 7");
    }

    @Test
    void writesDeadLettersForMachines() throws CommandException {
        var second =
                "{\"number\":2,\"at\":\"2026-11-21T09:59:00Z\",\"address\":\"meter_inbound\","
                        + "\"reason\":\"JSON: expected '}', found the end at line 1, column 6\","
                        + "\"message_type\":\"meter\",\"uid\":\"barn/1/2\",\"carrier\":\"cloud\","
                        + "\"received_by\":\"meter_inbound\",\"place\":\"meter/08:3A\","
                        + "\"retained\":false,\"$w\":\"x\",\"payload\":\"{\\\"a\\\":\"}";

        assertThat(run("dead", "--json")).hasSize(2).startsWith(second);
        assertThat(run("dead", "show", "2", "--json")).containsExactly(second);
    }

    @Test
    void sendsDeadLettersAgainAndDropsThem() throws CommandException {
        assertThat(run("dead", "resend", "2"))
                .containsExactly(
                        "1 dead letter is on its way again; if it fails again, it is a new one");
        assertThat(run("dead", "drop", "--all")).containsExactly("dropped 2 dead letters");
        assertThat(run("dead", "resend", "--address", "meter_inbound"))
                .containsExactly(
                        "2 dead letters are on their way again; what fails again is a new one");

        assertThat(gateway.asked).containsExactly("resend [2]", "drop [2, 1]", "resend [2, 1]");
        assertThatThrownBy(() -> run("dead", "drop", "7"))
                .hasMessage(
                        "dead drop: expected the number of a dead letter that is kept (postern dead"
                                + " lists them), found 7");
        assertThatThrownBy(() -> run("dead", "resend", "--address", "meter"))
                .hasMessage(
                        "dead resend: expected an address with dead letters (postern dead lists"
                                + " them), found \"meter\"");
        assertThatThrownBy(() -> run("dead", "drop", "--address", "meter_inbuond"))
                .hasMessage(
                        "dead drop: expected an address with dead letters (postern dead lists"
                                + " them), found \"meter_inbuond\"; did you mean \"meter_inbound\"?");
        for (var wrong : List.of("resend", "drop 1 2", "drop all", "resend 1 --json", "list 3")) {
            assertThatThrownBy(() -> run("dead", wrong.split(" ")))
                    .hasMessageStartingWith("dead: expected [list]")
                    .hasMessageEndingWith("found \"" + wrong + "\"");
        }
    }

    @Test
    void tellsOfPlugins() throws CommandException {
        assertThat(run("plugins")).containsExactly("log  carriers-log-0.1.0.jar");
    }

    @Test
    void saysWhatItTakes() {
        assertWrong("status: expected nothing or --json, found \"now\"", "status", "now");
        assertWrong("send: expected one ADDRESS, found nothing", "send");
        assertWrong(
                "log-level: expected LOGGER LEVEL, found \"a b c\"", "log-level", "a", "b", "c");
        assertWrong("plugins: expected nothing, found \"-v\"", "plugins", "-v");
        assertWrong(
                "dead: expected [list] [--most N] [--json], show N [--json], resend WHICH, or drop"
                        + " WHICH; WHICH is a number, --address NAME or --all; N from 1 to 10000,"
                        + " found \"--most 99999\"",
                "dead",
                "--most",
                "99999");
    }

    @Test
    void everyCommandHasAnExampleThatNamesIt() {
        assertThat(commands)
                .allSatisfy(
                        command ->
                                assertThat(command.example())
                                        .startsWith("postern " + command.name()));
    }

    private void assertWrong(String message, String name, String... arguments) {
        assertThatThrownBy(() -> run(name, arguments))
                .isInstanceOf(CommandException.class)
                .hasMessage(message)
                .extracting(wrong -> ((CommandException) wrong).exitCode())
                .isEqualTo(2);
    }

    private List<String> run(String name, String... arguments) throws CommandException {
        var lines = new ArrayList<String>();
        var command =
                commands.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        command.action().run(List.of(arguments), lines::add);
        return lines;
    }
}
