package io.postern.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.fake.FakeGateway;
import io.postern.socket.NoGatewayException;
import io.postern.socket.SocketClient;
import io.postern.socket.SocketServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueCommandTest {

    private static final String EXPECTED =
            "queue: expected [list] [--json], show NAME [--count N] [--json], drop NAME, or move"
                    + " NAME TO, N from 1 to 10000, found ";

    @TempDir private Path data;

    private final FakeGateway gateway = new FakeGateway();
    private final VirtualTime time = new VirtualTime(FakeGateway.NOW);
    private SocketServer server;

    @BeforeEach
    void open() throws IOException {
        var commands = new Commands();
        commands.add(OwnCommands.of(gateway, time, List::of));
        server = SocketServer.open(data, commands, time);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Its lines, then its exit code and what it complains of. */
    private List<String> call(String... arguments) throws NoGatewayException {
        var said = new ArrayList<String>();
        var complaints = new ArrayList<String>();
        int exit =
                new SocketClient(data, time)
                        .call("queue", List.of(arguments), said::add, complaints::add);
        if (exit != 0) {
            said.add(exit + " " + String.join("\n", complaints));
        }
        return said;
    }

    @Test
    void saysThatNothingWaits() throws NoGatewayException {
        assertThat(call()).containsExactly("nothing waits on disk");
        assertThat(call("list", "--json")).isEmpty();
    }

    @Test
    void listsQueues() throws NoGatewayException {
        gateway.queues.with("uplink", 2, false).with("old\u001B", 1, true);

        assertThat(call())
                .containsExactly(
                        "Queue                                     messages         bytes  since",
                        "  old\uFFFD                                           1           100"
                                + "  -, parked: no send address has this name",
                        "  uplink                                         2           200"
                                + "  2026-11-21T09:58:30Z (1 min)");
        assertThat(call("list", "--json"))
                .containsExactly(
                        "{\"name\":\"old\\u001B\",\"messages\":1,\"bytes\":100,\"parked\":true}",
                        "{\"name\":\"uplink\",\"messages\":2,\"bytes\":200,"
                                + "\"oldest\":\"2026-11-21T09:58:30Z\",\"parked\":false}");
    }

    @Test
    void showsMessagesWithoutDrivingTheTerminal() throws NoGatewayException {
        gateway.queues.with("uplink", 30, false);

        assertThat(call("show", "uplink", "--count", "3"))
                .containsExactly(
                        "1  2026-11-21T09:58:30Z, soil to \"farm/\uFFFD[2J\", uid barn/1",
                        "    {\"é\":\uFFFD\"\uFFFD[2J" + "x".repeat(48) + "…",
                        "2  cannot be read",
                        "3  2026-11-21T09:58:30Z, soil to \"farm/\uFFFD[2J\", uid barn/3",
                        "    {\"é\":\uFFFD\"\uFFFD[2J" + "x".repeat(48) + "…");
        assertThat(call("show", "uplink")).hasSize(39);
    }

    @Test
    void showsMessagesForMachines() throws NoGatewayException {
        gateway.queues.with("uplink", 2, false);

        assertThat(call("show", "--json", "uplink"))
                .containsExactly(
                        "{\"number\":1,\"at\":\"2026-11-21T09:58:30Z\",\"message_type\":\"soil\","
                                + "\"destination\":\"farm/\\u001B[2J\",\"uid\":\"barn/1\","
                                + "\"payload_bytes\":114,\"payload_start\":\"{\\\"é\\\":\\n\\\"\\u001B[2J"
                                + "x".repeat(49)
                                + "\"}",
                        "{\"number\":2}");
    }

    @Test
    void dropsAndMoves() throws NoGatewayException {
        gateway.queues.with("old", 1, true).with("older", 7, true);

        assertThat(call("drop", "old")).containsExactly("dropped 1 message");
        assertThat(call("move", "older", "uplink")).containsExactly("moved 7 messages to uplink");
        assertThat(call()).containsExactly("nothing waits on disk");
    }

    @Test
    void saysWhatItTakes() throws NoGatewayException {
        for (var wrong :
                List.of(
                        "shwo uplink",
                        "list uplink",
                        "show",
                        "show uplink --count",
                        "show uplink --count 0",
                        "show uplink --count 10001",
                        "show uplink --most 3",
                        "drop",
                        "drop a b",
                        "drop a --json",
                        "move a",
                        "move a b c")) {
            assertThat(call(wrong.split(" ")))
                    .containsExactly("2 " + EXPECTED + "\"" + wrong + "\"");
        }
    }
}
