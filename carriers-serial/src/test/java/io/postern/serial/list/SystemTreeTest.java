package io.postern.serial.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Values;
import io.postern.serial.find.FindSettings;
import io.postern.serial.find.MadeUpTree;
import io.postern.serial.find.PortFinder;
import io.postern.serial.find.WantedPort;
import io.postern.serial.find.WantedPorts;
import io.postern.simulate.pty.Pty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemTreeTest {

    private static final Map<String, String> BENCHLAB =
            Map.of(
                    "idVendor", "0483",
                    "idProduct", "5740",
                    "serial", "206A38",
                    "product", "BENCHLAB",
                    "manufacturer", "STM");
    private static final Map<String, String> CABLE =
            Map.of("idVendor", "0403", "idProduct", "6001", "product", "FT232R USB UART");

    @TempDir private Path root;
    private MadeUpTree tree;
    private Pty first;
    private Pty second;

    @BeforeEach
    void lay() throws Exception {
        first = Pty.open();
        second = Pty.open();
        tree = new MadeUpTree(root);
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
    }

    @Test
    void findsUsbDevicesByTheirNumbers() throws Exception {
        plugBoth();

        assertThat(usb(Map.of("vid", "0483", "pid", "5740"))).containsExactly("ttyACM0");
        assertThat(usb(Map.of("vid", "0403"))).containsExactly("ttyUSB0");
        assertThat(usb(Map.of("pid", "5740", "vid", "0403"))).isEmpty();
    }

    @Test
    void findsUsbDevicesByTheirWords() throws Exception {
        plugBoth();

        assertThat(usb(Map.of("serial_number", "206a*"))).containsExactly("ttyACM0");
        assertThat(usb(Map.of("description", "benchlab"))).containsExactly("ttyACM0");
        assertThat(usb(Map.of("description", "stm bench*"))).containsExactly("ttyACM0");
        assertThat(usb(Map.of("description", "*uart*"))).containsExactly("ttyUSB0");
        assertThat(usb(Map.of("description", "ft232"))).isEmpty();
        assertThat(usb(Map.of("serial_number", "*"))).containsExactly("ttyACM0", "ttyUSB0");
    }

    @Test
    void findsNoUsbDeviceWhosePortHasNoFileYet() throws Exception {
        tree.plugUsb("ttyACM0", "1-1", BENCHLAB, root.resolve("nowhere"));

        assertThat(usb(Map.of("vid", "0483"))).isEmpty();
    }

    @Test
    void readsNothingTwice() throws Exception {
        plugBoth();
        tree.virtual("tty1", root.resolve("nowhere"));
        var finder = finder(Map.of("vid", "0483"));
        finder.find();
        assertThat(tree.reads()).hasSize(12);

        for (int i = 0; i < 10; i++) {
            assertThat(finder.find()).hasSize(1);
        }

        assertThat(tree.reads()).isEmpty();
    }

    @Test
    void readsNothingTwiceOfThisMachineEither() {
        var reads = new ArrayList<Path>();
        var devices =
                new SystemTree(
                        Path.of("/sys/class/tty"),
                        Path.of("/dev"),
                        file -> {
                            reads.add(file);
                            return SystemTexts.read(file);
                        });
        var first = devices.all(new ScanLimit());
        reads.clear();

        var again = devices.all(new ScanLimit());

        assertThat(again).isEqualTo(first);
        assertThat(reads).isEmpty();
    }

    @Test
    void readsOnlyWhatIsNew() throws Exception {
        tree.plugUsb("ttyUSB0", "1-2", CABLE, second.path());
        var finder = finder(Map.of("vid", "0483"));
        assertThat(finder.find()).isEmpty();
        tree.reads();

        tree.plugUsb("ttyACM0", "1-1", BENCHLAB, first.path());

        assertThat(finder.find()).hasSize(1);
        assertThat(tree.reads()).hasSize(6);
    }

    @Test
    void readsAnotherDeviceUnderTheSameNameAnew() throws Exception {
        tree.plugUsb("ttyACM0", "1-1", BENCHLAB, first.path());
        var finder = finder(Map.of("vid", "0483"));
        assertThat(finder.find()).hasSize(1);

        tree.unplug("ttyACM0");
        tree.plugUsb("ttyACM0", "1-3", CABLE, first.path());

        assertThat(finder.find()).isEmpty();
    }

    @Test
    void anyMeansEveryTerminalWithADevice() throws Exception {
        plugBoth();
        try (var board = Pty.open();
                var phantom = Pty.open();
                var console = Pty.open();
                var virtual = Pty.open()) {
            tree.write(tree.plugBoard("ttyS0", board.path()).resolve("type"), "4");
            tree.write(tree.plugBoard("ttyS1", phantom.path()).resolve("type"), "0");
            tree.plugBoard("ttyAMA0", console.path());
            tree.virtual("tty1", virtual.path());

            var found = find(FindSettings.wishes(Values.of(Map.of("ports", List.of("any")))));

            assertThat(found).containsExactly("ttyACM0", "ttyS0", "ttyUSB0");
        }
    }

    @Test
    void findsNothingWhereTheSystemShowsNothing() {
        var devices = new SystemTree(root.resolve("away"), root, SystemTexts::read);

        assertThat(devices.all(new ScanLimit())).isEmpty();
    }

    private void plugBoth() throws Exception {
        tree.plugUsb("ttyACM0", "1-1", BENCHLAB, first.path());
        tree.plugUsb("ttyUSB0", "1-2", CABLE, second.path());
    }

    private PortFinder finder(Map<String, Object> usb) {
        return finder(FindSettings.wishes(Values.of(Map.of("usb", List.of(Values.of(usb))))));
    }

    private PortFinder finder(List<WantedPort> wishes) {
        return new WantedPorts(wishes, tree.devices(), word -> {});
    }

    private List<String> usb(Map<String, Object> usb) {
        return names(finder(usb));
    }

    private List<String> find(List<WantedPort> wishes) {
        return names(finder(wishes));
    }

    private List<String> names(PortFinder finder) {
        return finder.find().stream()
                .map(sighting -> tree.dev().relativize(Path.of(sighting.port())).toString())
                .toList();
    }
}
