package io.postern.serial.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.serial.list.ScanLimit;
import io.postern.simulate.pty.Pty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedPortsTest {

    @TempDir private Path root;
    private final List<String> said = new ArrayList<>();

    @Test
    void aPathIsThereWhenItsFileIs() throws Exception {
        var finder = finder(root.resolve("ttyX").toString());
        assertThat(finder.find()).isEmpty();

        Files.createFile(root.resolve("ttyX"));

        assertThat(ports(finder)).containsExactly(root.resolve("ttyX").toString());
    }

    @Test
    void aTcpPortIsAlwaysThere() {
        var finder = finder("tcp://10.0.0.7:4001, tcp://[::1]:4001");

        assertThat(finder.find())
                .containsExactly(
                        new SeenPort("tcp://10.0.0.7:4001", "tcp://10.0.0.7:4001"),
                        new SeenPort("tcp://[::1]:4001", "tcp://[::1]:4001"));
    }

    @Test
    void wildcardsFindDevicesByTheirOwnNames() throws Exception {
        try (var one = Pty.open();
                var two = Pty.open()) {
            var byId = Files.createDirectories(root.resolve("serial/by-id"));
            var first = Files.createSymbolicLink(byId.resolve("usb-A"), one.path());
            var second = Files.createSymbolicLink(byId.resolve("usb-B"), two.path());
            Files.createSymbolicLink(byId.resolve("usb-gone"), byId.resolve("nowhere"));
            Files.createSymbolicLink(byId.resolve(".usb-hidden"), two.path());
            Files.createDirectories(byId.resolve("usb-folder"));
            Files.createFile(byId.resolve("usb-file"));

            assertThat(ports(finder(root + "/ser*/by-id/usb-*")))
                    .containsExactly(first.toString(), second.toString());
            assertThat(ports(finder(byId + "/usb-[b-z]"))).isEmpty();
            assertThat(ports(finder(byId + "/usb-?, " + byId + "/usb-[!A]")))
                    .containsExactly(first.toString(), second.toString());
        }
    }

    @Test
    void aRealPortIsListedOnceUnderItsFirstName() throws Exception {
        try (var device = Pty.open()) {
            var link = Files.createSymbolicLink(root.resolve("mine"), device.path()).toString();
            var path = device.path().toString();

            assertThat(ports(finder(link + "," + path))).containsExactly(link);
            assertThat(ports(finder(path + "," + root + "/*"))).containsExactly(path);
        }
    }

    @Test
    void aDeviceThatWasPluggedInAnewShowsAnotherMark() throws Exception {
        var link = root.resolve("ttyX");
        var finder = finder(link.toString());
        var device = Pty.open();
        Files.createSymbolicLink(link, device.path());
        var before = finder.find();
        assertThat(finder.find()).isEqualTo(before);

        device.close();
        assertThat(finder.find()).isEmpty();
        try (var next = Pty.open()) {
            Files.delete(link);
            Files.createSymbolicLink(link, next.path());

            var after = finder.find();

            assertThat(after).hasSize(1).isNotEqualTo(before);
        }
    }

    @Test
    void usingAPortLeavesItsMark() throws Exception {
        try (var device = Pty.open()) {
            var finder = finder(device.path().toString());
            var before = finder.find();

            Files.writeString(device.path(), "hello");
            device.in().readNBytes(5);

            assertThat(finder.find()).isEqualTo(before);
        }
    }

    @Test
    void aFolderOfAnySizeIsLookedIntoForAWhileOnly() throws Exception {
        for (int i = 0; i <= ScanLimit.ENTRIES; i++) {
            Files.createDirectory(root.resolve("f" + i));
        }
        var finder = finder(root + "/f*/f*");

        assertThat(finder.find()).isEmpty();
        assertThat(finder.find()).isEmpty();

        assertThat(said)
                .containsExactly(
                        "looking for serial ports ends after 10000 files, others are not found;"
                                + " write \"ports\" that look into smaller folders");
    }

    @Test
    void linksThatGoRoundInCirclesEnd() throws Exception {
        Files.createSymbolicLink(root.resolve("round"), root);
        Files.createSymbolicLink(root.resolve("self"), root.resolve("self"));

        assertThat(finder(root + "/*".repeat(40)).find()).isEmpty();
        assertThat(finder(root.resolve("self").toString()).find()).isEmpty();
    }

    private PortFinder finder(String ports) {
        var wishes = FindSettings.wishes(Values.of(Map.of("ports", List.of(ports))));
        return new WantedPorts(wishes, budget -> List.of(), said::add);
    }

    private static List<String> ports(PortFinder finder) {
        return finder.find().stream().map(SeenPort::port).toList();
    }
}
