package io.postern.serial.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.api.testing.RealTime;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.system.SystemPorts;
import io.postern.serial.talk.HexText;
import io.postern.simulate.pty.Pty;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through real pseudo-terminals. */
@Timeout(180)
class RealDialogueTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Map<Integer, String> BENCHLAB =
            Map.of(
                    0x00, "42 45 4E 43 48 4C 41 42 00",
                    0x0E, "EE 10 02",
                    0x0D, "00 1A 2B 3C 4D 5E 6F 70 81 92 A3 B4");

    private final RealTime time = new RealTime();
    private Pty device;
    private Port port;

    @BeforeEach
    void plugIn() throws Exception {
        device = Pty.open();
        port = new SystemPorts(time).open(device.path().toString(), LineSettings.of(Values.NONE));
    }

    @AfterEach
    void unplug() {
        port.close();
        device.close();
        time.close();
    }

    @Test
    void knowsABenchlab() throws LinkException {
        play(() -> answer(BENCHLAB));

        var identity = Dialogue.of(Steps.benchlab(), PATIENT, time).identify(port);

        assertThat(identity.captured())
                .hasToString(
                        "{\"vendor\":\"EE\",\"product\":\"10\",\"firmware\":2,"
                                + "\"uid\":\"001A2B3C4D5E6F708192A3B4\"}");
        assertThat(identity.port()).isEqualTo(device.path().toString());
    }

    @Test
    void refusesADeviceThatKeepsSilent() {
        var dialogue = Dialogue.of(Steps.benchlab(), SHORT, time);

        assertThatThrownBy(() -> dialogue.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "step 1 of identify: no answer in 300 ms to 00: is it switched"
                                + " on, is the baud rate right?");
    }

    @Test
    void refusesADeviceThatOnlyEchoes() {
        play(() -> answer(Map.of(0x00, "42 45 4E 43 48 4C 41 42 00", 0x0E, "0E 0E 0E")));
        var dialogue = Dialogue.of(Steps.benchlab(), PATIENT, time);

        assertThatThrownBy(() -> dialogue.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("step 2 of identify: expected EE ?? ??, found 0E 0E 0E: ");
    }

    @Test
    void isDoneInTimeWithADeviceThatBabblesAtFullSpeed() {
        play(this::babble);
        await().until(() -> device.unread() > 0);
        var line =
                new Steps().writes("text", "ID\n").answersLines().expects("text", "OK").retries(1);
        var dialogue = Dialogue.of(Steps.carrier(line), Duration.ofSeconds(1), time);
        long begin = time.nanos();

        assertThatThrownBy(() -> dialogue.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("step 1 of identify: expected \"OK\", found ");
        // far more than two tries take, far less than a device without end
        assertThat(Duration.ofNanos(time.nanos() - begin)).isLessThan(PATIENT);
    }

    @Test
    void saysThatTheDeviceWasUnplugged() {
        play(
                () -> {
                    device.in().read();
                    device.close();
                });
        var dialogue = Dialogue.of(Steps.benchlab(), PATIENT, time);
        long begin = time.nanos();

        assertThatThrownBy(() -> dialogue.identify(port))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("step 1 of identify: the port is gone");
        assertThat(Duration.ofNanos(time.nanos() - begin)).isLessThan(PATIENT);
    }

    private interface Playing {

        void run() throws IOException;
    }

    private void play(Playing playing) {
        var thread = new Thread(() -> end(playing), "test-device");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Playing playing) {
        try {
            playing.run();
        } catch (IOException unplugged) {
            // that is how it ends
        }
    }

    private void answer(Map<Integer, String> answers) throws IOException {
        for (int command = device.in().read(); command >= 0; command = device.in().read()) {
            device.out().write(HexText.bytes(answers.getOrDefault(command, "")));
            device.out().flush();
        }
    }

    private void babble() throws IOException {
        var noise = "no end ".repeat(500).getBytes("US-ASCII");
        while (true) {
            device.out().write(noise);
            device.out().flush();
        }
    }
}
