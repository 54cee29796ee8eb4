package io.postern.app.demo.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMetersTest {

    @TempDir private Path folder;

    @Test
    void keepsTheNameOfAPortWhoseCableWasOut() throws IOException {
        try (var meters = SimulatedMeters.open(folder.resolve("meters"))) {
            var first = Path.of(ports(meters).get(0));
            var before = meters.ports();

            meters.cable().turn();
            var out = Files.exists(first);
            meters.cable().turn();

            assertThat(out).isFalse();
            assertThat(first).exists();
            assertThat(meters.ports()).isEqualTo(before);
            assertThat(ports(meters)).hasSize(2).allMatch(port -> Files.exists(Path.of(port)));
        }
    }

    @Test
    void leavesNothingBehindNotEvenByAKeyThatComesLate() throws IOException {
        var meters = SimulatedMeters.open(folder.resolve("meters"));
        var cable = meters.cable();
        var ports = ports(meters);

        meters.close();
        cable.turn();

        assertThat(cable.isOn()).isFalse();
        assertThat(ports).hasSize(2).noneMatch(port -> Files.exists(Path.of(port)));
    }

    /** A file where a folder is to be stands for whatever keeps pseudo-terminals from us. */
    @Test
    void takesTcpPortsWhereThereAreNoTerminals() throws IOException {
        var file = Files.createFile(folder.resolve("meters"));

        try (var meters = SimulatedMeters.open(file)) {
            assertThat(ports(meters))
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allMatch(port -> port.startsWith("tcp://127.0.0.1:"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void answersOnTcpAsADeviceDoes(int number) throws IOException {
        try (var meters = SimulatedMeters.onTcp();
                var socket = connected(ports(meters).get(number))) {
            socket.getOutputStream().write(0);

            var answer = socket.getInputStream().readNBytes(9);

            assertThat(answer).isEqualTo("BENCHLAB\0".getBytes(US_ASCII));
        }
    }

    @Test
    void refusesConnectionsWhileTheCableIsOut() throws IOException {
        try (var meters = SimulatedMeters.onTcp()) {
            meters.cable().set(false);

            assertThatThrownBy(() -> connected(ports(meters).get(0)).close())
                    .isInstanceOf(IOException.class);
        }
    }

    private static List<String> ports(SimulatedMeters meters) {
        return List.of(meters.ports().split(","));
    }

    private static Socket connected(String port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), URI.create(port).getPort());
    }
}
