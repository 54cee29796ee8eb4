package io.postern.simulate.benchlab;

import static io.postern.simulate.benchlab.Racks.GREETING;
import static io.postern.simulate.benchlab.Racks.assertNothingIsLeft;
import static io.postern.simulate.benchlab.Racks.plan;
import static io.postern.simulate.benchlab.Racks.rack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.simulate.plug.Misbehaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad devices and bad hosts: neither harms the other, nor a neighbour. */
@Timeout(180)
class MischiefTest {

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void halfACommandDoesNotSwallowTheNext(String kind) throws IOException {
        try (var rack = rack(kind, 1);
                var host = Host.at(rack.device(1).port())) {
            host.write("04" + "41".repeat(10));

            // longer than it waits for the rest
            await().pollDelay(Duration.ofMillis(700)).until(() -> true);
            assertThat(host.ask("00", 9)).isEqualTo(GREETING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void modesChangeWhileItRuns(String kind) throws IOException {
        try (var rack = rack(kind, 1);
                var host = Host.at(rack.device(1).port())) {
            rack.device(1).behave(Misbehaviour.SILENCE);
            host.write("01");
            await().until(() -> rack.device(1).readings() == 1);

            rack.device(1).behave(Misbehaviour.HALF);
            assertThat(host.ask("0D", 6)).isEqualTo(rack.device(1).uid().text().substring(0, 12));

            rack.device(1).behave(Misbehaviour.OK);
            assertThat(host.ask("00", 9)).isEqualTo(GREETING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void floodsAsLongAsItIsTold(String kind) throws IOException {
        try (var rack = rack(kind, 2);
                var host = Host.at(rack.device(1).port());
                var neighbour = Host.at(rack.device(2).port())) {
            rack.device(1).behave(Misbehaviour.FLOOD);
            assertThat(host.in().readNBytes(1_000_000)).hasSize(1_000_000);
            assertThat(neighbour.ask("00", 9)).isEqualTo(GREETING);

            rack.device(1).behave(Misbehaviour.OK);
            host.write("00");
            host.readUpTo(GREETING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void hearsOnWhenNobodyReads(String kind) throws IOException {
        var presses = Collections.synchronizedList(new ArrayList<SimulatedPress>());
        var watcher =
                new Watcher() {
                    @Override
                    public void pressed(SimulatedBenchlab device, SimulatedPress press) {
                        presses.add(press);
                    }
                };
        try (var rack = BenchlabRack.open(plan(kind, 1), watcher);
                var host = Host.at(rack.device(1).port())) {
            host.write("01".repeat(2_000));
            host.write("0201000105");

            await().untilAsserted(() -> assertThat(presses).hasSize(1));
            assertThat(rack.device(1).readings()).isEqualTo(2_000);
            host.write("00");
            host.readUpTo(GREETING);
        }
    }

    @Test
    void littleOfAFloodWaitsForWhoeverReadsNext() throws IOException {
        try (var rack = rack("pty", 1)) {
            rack.device(1).behave(Misbehaviour.FLOOD);
            try (var host = Host.at(rack.device(1).port())) {
                host.read(2_000);
            }
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            rack.device(1).behave(Misbehaviour.OK);

            try (var host = Host.at(rack.device(1).port())) {
                host.write("00");
                assertThat(host.readUpTo(GREETING)).isLessThan(200_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void closesAlsoWhileNobodyReadsItsFlood(String kind) throws IOException {
        var rack = rack(kind, 1);
        try (var host = Host.at(rack.device(1).port())) {
            rack.device(1).behave(Misbehaviour.FLOOD);
            await().until(() -> host.in().available() > 0);

            rack.close();

            assertThat(rack.device(1).isPluggedIn()).isFalse();
            assertNothingIsLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pty", "tcp"})
    void restlessOneComesAndGoesUntilItIsGoodAgain(String kind) throws IOException {
        var moves = Collections.synchronizedList(new ArrayList<String>());
        var watcher =
                new Watcher() {
                    @Override
                    public void pluggedIn(SimulatedBenchlab device) {
                        moves.add(device.port());
                    }

                    @Override
                    public void unplugged(SimulatedBenchlab device) {
                        moves.add("out");
                    }
                };
        var quick = plan(kind, 1).withSpans(Duration.ofMillis(40), Duration.ofMillis(20));
        try (var rack = BenchlabRack.open(quick, watcher)) {
            rack.device(1).behave(Misbehaviour.DISCONNECT);
            await().until(() -> moves.size() > 10);
            rack.device(1).behave(Misbehaviour.OK);

            assertThat(rack.device(1).isPluggedIn()).isTrue();
            assertThat(moves).contains("out");
            assertThat(moves.stream().distinct().count())
                    .as("names, and out, in %s", moves)
                    .isGreaterThan(2);
            try (var host = Host.at(rack.device(1).port())) {
                assertThat(host.ask("00", 9)).isEqualTo(GREETING);
            }
        }
    }

    @Test
    void garbageFromAClientDoesNoHarm() throws IOException {
        try (var rack = rack("tcp", 1)) {
            var noise = new byte[200_000];
            new Random(1).nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                // nothing that has an answer: nobody reads here
                noise[i] |= (byte) 0x80;
            }
            try (var client = Host.at(rack.device(1).port())) {
                client.out().write(noise);
            }
            try (var host = Host.at(rack.device(1).port())) {
                assertThat(host.ask("00", 9)).isEqualTo(GREETING);
            }
        }
    }

    @Test
    void aClientThatNeverReadsIsLeftBehind() throws IOException {
        try (var rack = rack("tcp", 1)) {
            var readings = new byte[100_000];
            Arrays.fill(readings, (byte) 1);
            try (var client = Host.at(rack.device(1).port())) {
                client.out().write(readings);
                await().untilAsserted(
                                () -> assertThat(rack.device(1).readings()).isEqualTo(100_000));
            }
            // the next one may still hear the end of what the first did not read
            await().untilAsserted(
                            () -> {
                                try (var host = Host.at(rack.device(1).port())) {
                                    assertThat(host.ask("00", 9)).isEqualTo(GREETING);
                                }
                            });
        }
    }

    @Test
    void saysThatItsPortBroke() throws IOException {
        var failures = Collections.synchronizedList(new ArrayList<String>());
        var watcher =
                new Watcher() {
                    @Override
                    public void failed(SimulatedBenchlab device, String reason) {
                        failures.add(reason);
                    }
                };
        try (var rack = BenchlabRack.open(plan("pty", 1), watcher)) {
            var port = rack.device(1).port();
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            await().untilAsserted(
                            () ->
                                    assertThat(failures)
                                            .containsExactly(
                                                    "its port "
                                                            + port
                                                            + " broke; \"unplug\" and \"plug\""
                                                            + " repair it"));

            rack.device(1).unplug();
            rack.device(1).plug();

            try (var host = Host.at(rack.device(1).port())) {
                assertThat(host.ask("00", 9)).isEqualTo(GREETING);
            }
        }
    }
}
