package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.testing.serial.Gadget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bad devices beside good ones. */
@Timeout(120)
class NeighboursTest {

    private static final int POLLS = 30;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<Gadget> gadgets = new ArrayList<>();
    private SerialStation station;

    @AfterEach
    void end() {
        station.close();
        gadgets.forEach(Gadget::close);
    }

    private String[] places() {
        return gadgets.stream().map(Gadget::place).toArray(String[]::new);
    }

    /** One that counts what it is asked, so that each answer differs. */
    private Gadget counting(String name) {
        var count = new int[1];
        var gadget = Gadget.pluggedIn(line -> name + " " + count[0]++);
        gadgets.add(gadget);
        return gadget;
    }

    private List<String> from(String name) {
        return station.arrived().stream().filter(answer -> answer.startsWith(name + " ")).toList();
    }

    private static List<String> expected(String name) {
        return IntStream.range(0, POLLS).mapToObj(number -> name + " " + number).toList();
    }

    @Test
    void answersOfSixAreCompleteBesideAFloodAndAMuteOne() {
        for (int number = 0; number < 6; number++) {
            counting("good" + number);
        }
        var flooding = counting("flood");
        var mute = counting("mute").mute(true);
        var asked = SerialStation.asking("asked", "value");
        station =
                SerialStation.open(
                        SerialStation.at(places()), asked, SerialStation.listening("heard"));
        await().until(() -> station.lanes.up().size() == 8);
        flooding.flood((byte) 0xA5);

        for (int poll = 0; poll < POLLS; poll++) {
            station.poll(asked);
        }
        await().atMost(LONG)
                .until(
                        () ->
                                IntStream.range(0, 6)
                                        .allMatch(number -> from("good" + number).size() >= POLLS));
        await().atMost(LONG).until(() -> !mute.heard().isEmpty());
        // the flood's own bytes are the request's until that is given up
        await().atMost(LONG).until(() -> station.count("serial_skipped_too_long") > 0);

        for (int number = 0; number < 6; number++) {
            assertThat(from("good" + number)).isEqualTo(expected("good" + number));
        }
        assertThat(from("mute")).isEmpty();
    }

    @Test
    void garbageIsCountedAndTheNextFrameFound() {
        var gadget = counting("a");
        var address =
                SerialStation.address(
                        "in", Trigger.ALWAYS, Map.of("framing", Values.of("slip", Map.of())));
        station = SerialStation.open(SerialStation.at(places()), address);
        await().until(() -> station.lanes.up().size() == 1);

        gadget.say(new byte[] {1, 2, (byte) 0xDB, 9, 9, (byte) 0xC0});
        gadget.say(new byte[] {(byte) 0xC0, 'o', 'k', (byte) 0xC0});
        await().until(() -> station.arrived().contains("ok"));

        await().until(() -> station.count("serial_skipped_malformed") > 0);
        assertThat(station.arrived()).containsExactly("ok");
    }

    @Test
    void closesSoonThoughAllAreMute() {
        var asked =
                SerialStation.asking("asked", "value", Map.of("timeout", Duration.ofMinutes(10)));
        for (int number = 0; number < 8; number++) {
            counting("mute" + number).mute(true);
        }
        station = SerialStation.open(SerialStation.at(places()), asked);
        await().until(() -> station.lanes.up().size() == 8);
        station.poll(asked);
        await().until(() -> gadgets.stream().allMatch(gadget -> gadget.heard().size() == 1));

        station.end();

        await().atMost(LONG).until(() -> station.connected() == 0);
        await().atMost(LONG).until(() -> serialThreads().isEmpty());
    }

    @Test
    void leavesNoThreadBehind() {
        counting("a");
        counting("b");
        ReceiveAddress listening = SerialStation.listening("heard");
        station = SerialStation.open(SerialStation.at(places()), listening);
        await().until(() -> station.lanes.up().size() == 2);
        await().until(() -> serialThreads().containsAll(readers()));

        station.lanes.listen(List.of());
        await().until(() -> serialThreads().stream().noneMatch(readers()::contains));
        station.lanes.listen(List.of(listening));
        await().until(() -> serialThreads().containsAll(readers()));
        station.end();

        await().until(() -> serialThreads().isEmpty());
    }

    private List<String> readers() {
        return gadgets.stream().map(gadget -> "serial-" + gadget.place()).toList();
    }

    private static List<String> serialThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("serial-"))
                .toList();
    }
}
