package io.postern.serial.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.serial.list.ListedPorts;
import io.postern.serial.list.ScanLimit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindSettingsTest {

    private static final String NEITHER =
            "ports: expected ports, such as [\"/dev/ttyACM0\"], or \"usb\", such as {\"vid\":"
                    + " \"0483\", \"pid\": \"5740\"}, found neither";

    private final FakeFindings findings = new FakeFindings();

    @Test
    void wantsSomethingNamed() {
        FindSettings.check(Values.NONE, findings);
        FindSettings.check(ports("", " , "), findings);

        assertThat(findings.problems()).containsExactly(NEITHER, NEITHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/ttyACM0",
                "/dev/serial/by-id/*",
                "/dev/ttyUSB[0-3], /dev/ttyACM?",
                "tcp://10.0.0.7:4001",
                "tcp://ser2net.local:4001,tcp://[fe80::1%eth0]:1",
                "any",
                "COM3"
            })
    void takesWhatNamesPorts(String text) {
        FindSettings.check(ports(text), findings);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttyUSB0 | /dev/ttyUSB0",
                "dev/ttyUSB0 | /dev/ttyUSB0",
                "ANY | any",
                "all | any",
                "* | any",
                "tcp:/10.0.0.7:4001 | tcp://10.0.0.7:4001",
                "tcp:10.0.0.7:4001 | tcp://10.0.0.7:4001",
                "TCP://10.0.0.7:4001/ | tcp://10.0.0.7:4001"
            })
    void knowsWhatWasMeant(String written, String meant) {
        FindSettings.check(ports(written), findings);

        assertThat(findings.problems()).hasSize(1);
        assertThat(findings.problems().get(0))
                .startsWith("ports: expected ")
                .endsWith(", found \"" + written + "\"; did you mean \"" + meant + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://10.0.0.7",
                "tcp://10.0.0.7:0",
                "tcp://10.0.0.7:65536",
                "tcp://10.0.0.7:",
                "tcp://:4001",
                "tcp://a b:4001",
                "tcp:",
                "udp://10.0.0.7:4001",
                "/dev/tty[",
                "/dev/tty[]",
                "/dev/tty[9-0]",
                "/dev/**",
                "/dev/\0"
            })
    void refusesWhatNamesNone(String text) {
        FindSettings.check(ports(text), findings);

        assertThat(findings.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"483", "0x0483", "048G", "1155 "})
    void refusesNumbersThatAreNotFourDigits(String vid) {
        FindSettings.check(usb(Map.of("vid", vid)), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "usb.vid: expected 4 hexadecimal digits, such as \"0483\", found \""
                                + vid
                                + "\"");
    }

    @Test
    void refusesAUsbDeviceOfWhichNothingIsSaid() {
        FindSettings.check(usb(Map.of()), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "usb: expected one or more of vid, pid, serial_number, description, found"
                                + " none");
    }

    @Test
    void refusesABadWildcardOfAUsbDevice() {
        FindSettings.check(usb(Map.of("description", "a[")), findings);

        assertThat(findings.problems())
                .containsExactly(
                        "usb.description: expected every \"[\" to open a choice such as \"[0-9]\","
                                + " found \"a[\"");
    }

    @Test
    void notesThatPortsWin() {
        var both =
                Values.of(
                        Map.of(
                                "ports",
                                List.of("/dev/ttyX"),
                                "usb",
                                List.of(Values.of(Map.of("vid", "0483")))));

        FindSettings.check(both, findings);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.notes())
                .containsExactly("usb: does not count, since \"ports\" names ports");
    }

    @Test
    void knowsWhetherEveryPortIsWanted() {
        assertThat(FindSettings.namesAny(ports("/dev/ttyX, any"))).isTrue();
        assertThat(FindSettings.namesAny(ports("/dev/any"))).isFalse();
        assertThat(FindSettings.namesAny(Values.NONE)).isFalse();
    }

    @Test
    void looksOnThisMachineWithoutFailing() {
        assertThatCode(() -> FindSettings.of(ports("any")).find()).doesNotThrowAnyException();
        assertThat(FindSettings.of(usb(Map.of("serial_number", "no such device"))).find())
                .isEmpty();
    }

    @Test
    void listsPortsWhereTheSystemShowsThemOtherwise() {
        var listed = new ListedPorts().all(new ScanLimit());

        assertThat(listed).allMatch(device -> device.port().startsWith("/dev/"));
    }

    private static Values ports(String... texts) {
        return Values.of(Map.of("ports", List.of(texts)));
    }

    private static Values usb(Map<String, Object> usb) {
        return Values.of(Map.of("usb", List.of(Values.of(usb))));
    }
}
