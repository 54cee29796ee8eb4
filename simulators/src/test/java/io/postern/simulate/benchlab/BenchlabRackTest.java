package io.postern.simulate.benchlab;

import static io.postern.simulate.benchlab.Racks.GREETING;
import static io.postern.simulate.benchlab.Racks.assertNothingIsLeft;
import static io.postern.simulate.benchlab.Racks.plan;
import static io.postern.simulate.benchlab.Racks.rack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.simulate.plug.LinkLabel;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on pseudo-terminals and on TCP ports, with nothing in between replaced. */
@Timeout(180)
class BenchlabRackTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void eachDeviceAnswersAsItself(String kind) throws IOException {
        try (var rack = rack(kind, 4)) {
            assertThat(rack.ports().split(",")).hasSize(4).doesNotHaveDuplicates();
            for (var device : rack.devices()) {
                try (var host = Host.at(device.port())) {
                    assertThat(host.ask("00", 9)).isEqualTo(GREETING);
                    assertThat(host.ask("0D", 12)).isEqualTo(device.uid().text());
                    assertThat(host.ask("01", 216)).hasSize(432);
                    assertThat(device.readings()).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void servesOneClientAfterAnother(String kind) throws IOException {
        try (var rack = rack(kind, 1)) {
            for (int i = 0; i < 5; i++) {
                try (var host = Host.at(rack.device(1).port())) {
                    assertThat(host.ask("00", 9)).isEqualTo(GREETING);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void comesBackWithItsMemory(String kind) throws IOException {
        try (var rack = rack(kind, 1)) {
            var device = rack.device(1);
            try (var host = Host.at(device.port())) {
                host.write("0801" + "0A0B0C0D0E0F");
                assertThat(host.ask("0701", 6)).isEqualTo("0A0B0C0D0E0F");

                device.unplug();
                assertThat(device.isPluggedIn()).isFalse();
                assertThat(host.isCutOff()).isTrue();
            }
            device.plug();

            try (var host = Host.at(device.port())) {
                assertThat(host.ask("0701", 6)).isEqualTo("0A0B0C0D0E0F");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void comesBackUnderAnotherName(String kind) throws IOException {
        try (var rack = rack(kind, 2)) {
            var before = rack.device(1).port();

            try (var host = Host.at(before)) {
                rack.device(1).rename();
                assertThat(host.isCutOff()).isTrue();
            }

            assertThat(rack.device(1).port()).isNotEqualTo(before);
            try (var host = Host.at(rack.device(1).port())) {
                assertThat(host.ask("0D", 12)).isEqualTo(rack.device(1).uid().text());
            }
        }
    }

    @Test
    void linksStayTheSameAndGoWithTheCable() throws IOException {
        var plan =
                RackPlan.onPtys(2).withLabels(n -> new LinkLabel(folder.resolve("benchlab-" + n)));
        try (var rack = BenchlabRack.open(plan, Watcher.NONE)) {
            var link = folder.resolve("benchlab-1");
            assertThat(rack.device(1).port()).isEqualTo(link.toString());
            var before = Files.readSymbolicLink(link);

            rack.device(1).unplug();
            assertThat(Files.isSymbolicLink(link)).isFalse();
            rack.device(1).rename();

            assertThat(rack.device(1).port()).isEqualTo(link.toString());
            assertThat(Files.readSymbolicLink(link)).isNotEqualTo(before);
            try (var host = Host.at(link.toString())) {
                assertThat(host.ask("00", 9)).isEqualTo(GREETING);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichPortIsInUse() throws IOException {
        try (var other = rack("tcp", 1)) {
            int taken = Integer.parseInt(other.device(1).port().replaceAll(".*:", ""));
            var plan = RackPlan.onTcp(1, InetAddress.getLoopbackAddress(), taken);

            assertThatThrownBy(() -> BenchlabRack.open(plan, Watcher.NONE))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "port "
                                    + taken
                                    + " of 127.0.0.1: expected a free port that may be opened,"
                                    + " found: ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257})
    void refusesTooManyAndTooFew(int count) {
        assertThatThrownBy(() -> RackPlan.onPtys(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count: expected a number from 1 to 256, found " + count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void replugsLeaveNoHandlesAndNoThreads(String kind) throws IOException {
        try (var rack = rack(kind, 1)) {
            rack.device(1).rename();
            long handles = handles();

            for (int i = 0; i < 50; i++) {
                rack.device(1).rename();
                try (var host = Host.at(rack.device(1).port())) {
                    assertThat(host.ask("00", 9)).isEqualTo(GREETING);
                }
            }

            await().untilAsserted(
                            () -> {
                                assertThat(handles()).isLessThanOrEqualTo(handles + 1);
                                assertThat(Thread.getAllStackTraces().keySet())
                                        .extracting(Thread::getName)
                                        .filteredOn(name -> name.startsWith("benchlab-"))
                                        .containsExactlyInAnyOrder(
                                                "benchlab-1", "benchlab-1-voice");
                            });
        }
    }

    private static long handles() {
        var open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    @Test
    void leavesNothingBehind() throws IOException {
        for (var kind : List.of("pty", "tcp")) {
            rack(kind, 20).close();
        }

        assertNothingIsLeft();
    }
}
