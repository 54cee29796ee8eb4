package io.postern.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.testing.VirtualTime;
import io.postern.command.Commands;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketServerTest {

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
    void runsACommandAndShowsItsLines() throws Exception {
        int exit = call("echo", "a", "two\nlines", "é😀\u0000");

        assertThat(exit).isZero();
        assertThat(out).containsExactly("a", "two\nlines", "é😀\u0000");
        assertThat(error).isEmpty();
    }

    @Test
    void handsOverWhatACommandRefuses() throws Exception {
        add(
                "refuse",
                (arguments, lines) -> {
                    lines.accept("halfway");
                    throw new CommandException(2, "refuse: expected X, found nothing");
                });

        int exit = call("refuse");

        assertThat(exit).isEqualTo(2);
        assertThat(out).containsExactly("halfway");
        assertThat(error).containsExactly("refuse: expected X, found nothing");
    }

    @Test
    void survivesACommandThatFails() throws Exception {
        add(
                "bad",
                (arguments, lines) -> {
                    throw new IllegalStateException("no such thing");
                });

        assertThat(call("bad")).isEqualTo(1);
        assertThat(call("echo", "still there")).isZero();

        assertThat(error)
                .containsExactly(
                        "bad: failed inside: java.lang.IllegalStateException: no such thing");
        assertThat(out).containsExactly("still there");
    }

    @Test
    void namesTheCommandsThereAre() throws Exception {
        add("status", (arguments, lines) -> {});

        assertThat(call("statsu")).isEqualTo(2);

        assertThat(error).containsExactly("command: expected echo, status, found \"statsu\"");
    }

    @Test
    void onlyItsOwnerMayOpenIt() throws IOException {
        var permissions = Files.getPosixFilePermissions(data.resolve("postern.sock"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void servesSeveralClientsAtOnce() {
        var threads = Executors.newFixedThreadPool(8);
        var all = new CountDownLatch(8);
        add(
                "meet",
                (arguments, lines) -> {
                    all.countDown();
                    await(all);
                    lines.accept("met");
                });

        var exits =
                IntStream.range(0, 8)
                        .mapToObj(n -> CompletableFuture.supplyAsync(this::meet, threads))
                        .toList();

        assertThat(exits).extracting(CompletableFuture::join).containsOnly(0);
        threads.shutdown();
    }

    @Test
    void saysWhenNoGatewayRuns() throws IOException {
        server.close();

        assertThat(data.resolve("postern.sock")).doesNotExist();
        assertThatThrownBy(() -> call("echo"))
                .isInstanceOf(NoGatewayException.class)
                .hasMessage(
                        "no gateway runs with the data folder \""
                                + data
                                + "\": start one with \"postern run\", or name its folder with"
                                + " --data");
    }

    @Test
    void saysWhenTheGatewayEndsBeforeTheCommand() {
        add(
                "end",
                (arguments, lines) -> {
                    try {
                        server.close();
                    } catch (IOException refused) {
                        throw new UncheckedIOException(refused);
                    }
                });

        assertThatThrownBy(() -> call("end"))
                .isInstanceOf(NoGatewayException.class)
                .hasMessage("the gateway ended before it answered \"end\"");
    }

    @Test
    void replacesTheSocketOfADeadGateway() throws Exception {
        server.close();
        var path = data.resolve("postern.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();

        server = SocketServer.open(data, commands, time);

        assertThat(call("echo", "alive")).isZero();
    }

    @Test
    void refusesASecondGateway() {
        assertThatThrownBy(() -> SocketServer.open(data, commands, time))
                .isInstanceOf(IOException.class)
                .hasMessage("data folder \"" + data + "\": another gateway runs with it");
    }

    @Test
    void findsAShorterPathForADeepFolder() throws Exception {
        var deep = Files.createDirectories(data.resolve("d".repeat(60)).resolve("e".repeat(60)));

        var other = SocketServer.open(deep, commands, time);
        var note = Path.of(Files.readString(deep.resolve("postern.sock.path")).strip());
        int exit = new SocketClient(deep, time).call("echo", List.of("a"), out::add, error::add);
        other.close();

        assertThat(exit).isZero();
        assertThat(out).containsExactly("a");
        assertThat(note.getParent()).doesNotExist();
        assertThat(deep).isEmptyDirectory();
    }

    private int meet() {
        try {
            return new SocketClient(data, time).call("meet", List.of(), line -> {}, line -> {});
        } catch (NoGatewayException none) {
            throw new IllegalStateException(none);
        }
    }

    private void add(String name, Command.Action action) {
        commands.add(List.of(new Command(name, "Does.", "", "postern " + name, action)));
    }

    private int call(String command, String... arguments) throws NoGatewayException {
        return new SocketClient(data, time).call(command, List.of(arguments), out::add, error::add);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
