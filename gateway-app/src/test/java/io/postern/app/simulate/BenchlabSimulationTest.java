package io.postern.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.session.ExitCode;
import io.postern.app.session.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BenchlabSimulationTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    @TempDir private Path folder;

    @Test
    void saysWhereTheDevicesAre() throws IOException {
        int code = run(onTcp(2, 0), "quit");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(said().get(0))
                .matches("device 1 0100[0-9A-F]{20} tcp://127\\.0\\.0\\.1:\\d+ ok");
        assertThat(said().get(1)).startsWith("device 2 0200");
        assertThat(said().get(2))
                .matches("BENCHLAB_PORTS=tcp://127\\.0\\.0\\.1:\\d+,tcp://127\\.0\\.0\\.1:\\d+");
        assertThat(said()).hasSize(4);
    }

    @Test
    void doesWhatIsTyped() throws IOException {
        run(onTcp(2, 0), "unplug 2", "flood all", "list", "plug 2", "", "quit");

        var typed = said().subList(4, said().size());
        assertThat(typed.get(0)).matches("device 2 [0-9A-F]{24}: unplugged");
        assertThat(typed.get(1)).matches("device 1 .* tcp://127\\.0\\.0\\.1:\\d+ flood");
        assertThat(typed.get(2)).matches("device 2 .* unplugged flood");
        assertThat(typed.get(3)).matches("device 2 .*: plugged in at tcp://127.0.0.1:\\d+");
        assertThat(typed).hasSize(4);
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws IOException {
        run(onTcp(2, 0), "silnce 2", "silence", "silence 3", "rename x y", "quit");

        assertThat(said().subList(4, said().size()))
                .containsExactly(
                        "commands: expected one of ok, silence, half, garbage, flood, disconnect,"
                                + " unplug, plug, rename, list, help, quit, found \"silnce\"; did"
                                + " you mean \"silence\"?",
                        "silence: expected the number of a device, from 1 to 2, or all, found"
                                + " nothing",
                        "silence: expected the number of a device, from 1 to 2, or all, found"
                                + " \"3\"",
                        "rename: expected the number of a device, from 1 to 2, or all, found"
                                + " \"x y\"");
    }

    @Test
    void helpNamesEveryCommand() throws IOException {
        run(onTcp(1, 0), "help", "quit");

        assertThat(String.join("\n", said()))
                .contains(DeviceEvent.VERBS.stream().filter(verb -> !verb.equals("ok")).toList())
                .contains("ok N", "list", "quit");
    }

    @Test
    void saysWhichButtonWasPressed() throws IOException {
        run(
                onTcp(1, 0),
                console -> {
                    try (var host = host(said().get(0))) {
                        host.getOutputStream().write(new byte[] {2, 1, 0, 1, 5, 0});
                        assertThat(host.getInputStream().readNBytes(9)).hasSize(9);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    console.accept("quit");
                });

        assertThat(said().get(3))
                .matches("device 1 [0-9A-F]{24}: power button pressed for 0\\.5 s");
    }

    private static Socket host(String line) throws IOException {
        int port = Integer.parseInt(line.replaceAll(".*:(\\d+) ok", "$1"));
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void linksAreThereWhileItRuns() throws IOException {
        var options =
                new BenchlabOptions(
                        2,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(folder.toString()),
                        List.of("half:2"),
                        1,
                        "10",
                        "tenths");
        run(
                options,
                console -> {
                    assertThat(folder.resolve("benchlab-1")).isSymbolicLink();
                    console.accept("unplug 2");
                    assertThat(Files.isSymbolicLink(folder.resolve("benchlab-2"))).isFalse();
                    console.accept("rename 2");
                    console.accept("quit");
                });

        assertThat(said())
                .contains(
                        "BENCHLAB_PORTS="
                                + folder.resolve("benchlab-1")
                                + ","
                                + folder.resolve("benchlab-2"));
        assertThat(said().get(5)).endsWith(": plugged in at " + folder.resolve("benchlab-2"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatAPortIsInUseAndLeavesNoneOpen() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(onTcp(1, other.getLocalPort()), "quit"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1");
        }
        assertThat(said()).isEmpty();
    }

    private int run(BenchlabOptions options, String... lines) throws IOException {
        return run(options, console -> List.of(lines).forEach(console));
    }

    private int run(BenchlabOptions options, Consumer<Consumer<String>> input) throws IOException {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return BenchlabSimulation.of(new Terminal(stream, stream, false, false), options)
                .run(new CountDownLatch(1), input);
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static BenchlabOptions onTcp(int count, int port) {
        return new BenchlabOptions(
                count,
                Optional.of(port),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                "10",
                "tenths");
    }
}
