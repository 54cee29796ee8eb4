package io.postern.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import io.postern.command.Commands;
import io.postern.ops.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketDefenceTest {

    @TempDir Path data;

    private final Commands commands = new Commands();
    private final VirtualTime time = new VirtualTime();
    private final List<String> out = new ArrayList<>();
    private final List<String> error = new ArrayList<>();
    private SocketServer server;

    @BeforeEach
    void open() throws IOException {
        add("echo", (arguments, lines) -> arguments.forEach(lines));
        server = SocketServer.open(data, commands, time);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void answersGarbageInWords() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\n"))
                .isEqualTo(
                        "{\"exit\":2,\"error\":\"JSON: expected a JSON value, found \\\"GET\\\" at"
                                + " line 1, column 1\"}\n");
        var expected =
                "{\"exit\":2,\"error\":\"request: expected {\\\"command\\\": text,"
                        + " \\\"arguments\\\": list of text}, found ";
        assertThat(raw("[]\n")).isEqualTo(expected + "no object\"}\n");
        assertThat(raw("{}\n")).isEqualTo(expected + "no command\"}\n");
        assertThat(raw("{\"command\":\"x\"}\n")).isEqualTo(expected + "no arguments\"}\n");
        assertThat(raw("{\"command\":\"x\",\"arguments\":[1]}\n"))
                .isEqualTo(expected + "an argument that is no text\"}\n");
        assertThat(raw("x".repeat(Call.LONGEST + 1)))
                .isEqualTo(
                        "{\"exit\":2,\"error\":\"request: expected a line of at most 65536 bytes,"
                                + " found more\"}\n");
    }

    @Test
    void refusesMoreClientsThanItHasThreads() throws Exception {
        var begun = new CountDownLatch(SocketServer.MOST_CALLS);
        var end = new CountDownLatch(1);
        add(
                "wait",
                (arguments, lines) -> {
                    begun.countDown();
                    await(end);
                });
        var channels = new ArrayList<SocketChannel>();
        for (int n = 0; n < SocketServer.MOST_CALLS; n++) {
            channels.add(connect("{\"command\":\"wait\",\"arguments\":[]}\n"));
        }
        begun.await();

        assertThat(call("echo")).isEqualTo(1);

        assertThat(error).containsExactly("expected at most 16 commands at once; try again");
        end.countDown();
        for (var channel : channels) {
            assertThat(rest(channel)).isEqualTo("{\"taken\":true}\n{\"exit\":0}\n");
        }
    }

    @Test
    void cutsOffAClientThatSaysNothing() throws IOException {
        try (var silent = connect("{\"command\"")) {
            var ended = CompletableFuture.supplyAsync(() -> rest(silent));

            Awaitility.await()
                    .until(
                            () -> {
                                time.advance(Duration.ofMinutes(1));
                                return ended.isDone();
                            });

            assertThat(ended.join()).isEmpty();
        }
    }

    @Test
    void cutsOffAClientThatDoesNotListen() throws Exception {
        var over = new CompletableFuture<String>();
        add(
                "talk",
                (arguments, lines) -> {
                    try {
                        while (true) {
                            lines.accept("x".repeat(10_000));
                        }
                    } catch (UncheckedIOException gone) {
                        over.complete("over");
                        throw gone;
                    }
                });

        try (var deaf = connect("{\"command\":\"talk\",\"arguments\":[]}\n")) {
            Awaitility.await()
                    .until(
                            () -> {
                                time.advance(Duration.ofMinutes(1));
                                return over.isDone();
                            });
            assertThat(deaf.isOpen()).isTrue();
        }
    }

    @Test
    void aClientGivesUpAGatewayThatTakesNothing() throws Exception {
        try (var deaf = deafGateway()) {
            var told = CompletableFuture.supplyAsync(this::calledInVain);

            advanceUntilDone(told);

            assertThat(told.join()).isEqualTo(silence());
            assertThat(deaf.isOpen()).isTrue();
        }
    }

    @Test
    void aClientGivesUpAGatewayThatLetsNobodyIn() throws Exception {
        var crowd = new ArrayList<SocketChannel>();
        try (var deaf = deafGateway()) {
            fill(deaf, crowd);
            var told = CompletableFuture.supplyAsync(this::calledInVain);

            advanceUntilDone(told);

            assertThat(told.join()).isEqualTo(silence());
        }
        for (var one : crowd) {
            one.close();
        }
    }

    @Test
    void aClientWaitsAsLongAsACommandTakes() throws Exception {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        add(
                "wait",
                (arguments, lines) -> {
                    begun.countDown();
                    await(end);
                });
        int others = time.timers();
        var exit = CompletableFuture.supplyAsync(this::callWait);
        begun.await();
        Awaitility.await().until(() -> time.timers() == others);

        time.advance(Duration.ofHours(1));
        end.countDown();

        assertThat(exit.join()).isZero();
    }

    private ServerSocketChannel deafGateway() throws IOException {
        server.close();
        var deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return deaf.bind(UnixDomainSocketAddress.of(data.resolve("postern.sock")), 1);
    }

    /** Until the system lets no further one in. */
    private static void fill(ServerSocketChannel deaf, List<SocketChannel> crowd)
            throws IOException {
        try {
            while (true) {
                var one = SocketChannel.open(StandardProtocolFamily.UNIX);
                crowd.add(one);
                one.configureBlocking(false);
                one.connect(deaf.getLocalAddress());
            }
        } catch (SocketException full) {
            assertThat(full).hasMessageContaining("unavailable");
        }
    }

    private void advanceUntilDone(CompletableFuture<?> future) {
        Awaitility.await()
                .until(
                        () -> {
                            time.advance(Duration.ofMinutes(1));
                            return future.isDone();
                        });
    }

    private String silence() {
        return "the gateway with the data folder \""
                + data
                + "\": expected an answer within 15 s, found none; its log may say why: try again,"
                + " or start it anew";
    }

    private String calledInVain() {
        try {
            return "exit " + call("echo");
        } catch (NoGatewayException silent) {
            return silent.getMessage();
        }
    }

    private int callWait() {
        try {
            return call("wait");
        } catch (NoGatewayException silent) {
            throw new IllegalStateException(silent);
        }
    }

    private void add(String name, Command.Action action) {
        commands.add(List.of(new Command(name, "Does.", "", "postern " + name, action)));
    }

    private int call(String command, String... arguments) throws NoGatewayException {
        return new SocketClient(data, time).call(command, List.of(arguments), out::add, error::add);
    }

    private String raw(String request) throws IOException {
        try (var channel = connect(request)) {
            return rest(channel);
        }
    }

    private SocketChannel connect(String request) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("postern.sock")));
        channel.write(ByteBuffer.wrap(request.getBytes(UTF_8)));
        return channel;
    }

    private static String rest(SocketChannel channel) {
        try {
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        } catch (IOException cutOff) {
            return "";
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
