package io.postern.serial.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.api.testing.RealTime;
import io.postern.serial.system.OpeningWords;
import io.postern.serial.system.PathCheck;
import io.postern.serial.system.SystemPorts;
import io.postern.simulate.pty.Pty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

    private final RealTime time = new RealTime();
    private final SystemPorts ports = new SystemPorts(time);

    @TempDir private Path folder;

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void saysThatThereIsNoSuchPort() {
        // jSerialComm would try /dev/null, which has the same name
        refused(folder.resolve("null"))
                .hasMessage(
                        "there is no port \""
                                + folder.resolve("null")
                                + "\"; plug the device in, or correct the name");
    }

    @Test
    void saysThatALinkLeadsNowhere() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("away"));

        refused(link)
                .hasMessage(
                        "\""
                                + link
                                + "\" is a link to \""
                                + folder.resolve("away")
                                + "\", and there is no such file; plug the device in, or correct"
                                + " the link");
    }

    @Test
    void saysThatAFolderIsNoPort() {
        refused(folder)
                .hasMessage(
                        "expected a serial port, found the folder \""
                                + folder
                                + "\"; for all ports in it write \""
                                + folder
                                + "/*\"");
    }

    @Test
    void saysThatAPlainFileIsNoPort() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");

        refused(file).hasMessage("expected a serial port, found the plain file \"" + file + "\"");
    }

    @Test
    void saysThatAnotherKindOfDeviceIsNoPort() {
        refused(Path.of("/dev/zero"))
                .hasMessage("expected a serial port, found the file \"/dev/zero\", which is none");
    }

    @Test
    void saysWhichGroupMayOpenThePort() {
        assertThat(OpeningWords.forbidden("/dev/ttyACM0", "dialout"))
                .isEqualTo(
                        "no permission to open \"/dev/ttyACM0\": it belongs to the group"
                                + " \"dialout\"; run \"sudo usermod -aG dialout USER\" for the user"
                                + " that runs the gateway, then start it anew (log in again first)");
    }

    @Test
    void asksForAGroupWhereThereIsNone() throws Exception {
        var port = Files.createFile(folder.resolve("ttyX"));
        Files.setPosixFilePermissions(port, PosixFilePermissions.fromString("rw-------"));

        assertThat(PathCheck.forbidden(port))
                .isEqualTo(
                        "no permission to open \""
                                + port
                                + "\": only its owner \""
                                + Files.getOwner(port).getName()
                                + "\" may; give it to a group with a udev rule such as"
                                + " SUBSYSTEM==\"tty\", GROUP=\"dialout\", MODE=\"0660\"");
    }

    @Test
    void saysThatThisGatewayHasThePortOpen() throws Exception {
        try (var device = Pty.open();
                var first = ports.open(device.path().toString(), TestLines.PLAIN)) {
            refused(device.path())
                    .hasMessage(
                            "\""
                                    + first.name()
                                    + "\" is in use; this gateway has it open already: name it"
                                    + " once only");
        }
    }

    @Test
    void saysThatAnotherProgramHasThePort() throws Exception {
        try (var device = Pty.open()) {
            var other =
                    new ProcessBuilder(
                                    "flock", "-x", device.path().toString(), "-c", "echo; sleep 60")
                            .start();
            other.getInputStream().read();
            try {
                refused(device.path())
                        .hasMessage(
                                "\""
                                        + device.path()
                                        + "\" is in use; close the other program; \"fuser -v "
                                        + device.path()
                                        + "\" tells which");
            } finally {
                other.descendants().forEach(ProcessHandle::destroyForcibly);
                other.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 16, 19, 22, 24, 99})
    void hasWordsForEveryError(int error) {
        assertThat(OpeningWords.of(error, "/dev/ttyX", TestLines.PLAIN)).contains("\"/dev/ttyX\"");
    }

    @Test
    void opensByALinkUnderItsName() throws Exception {
        try (var device = Pty.open()) {
            var link = Files.createSymbolicLink(folder.resolve("by-id"), device.path());

            try (var port = ports.open(link.toString(), TestLines.PLAIN)) {
                port.write(new byte[] {7});

                assertThat(port.name()).isEqualTo(link.toString());
                assertThat(device.in().read()).isEqualTo(7);
            }
        }
    }

    @Test
    void passesTheSettingsOn() throws Exception {
        var settings =
                Map.<String, Object>of(
                        "baud",
                        9600,
                        "data_bits",
                        7,
                        "parity",
                        "even",
                        "stop_bits",
                        2.0,
                        "flow_control",
                        "rts_cts",
                        "dtr",
                        false,
                        "rts",
                        false);
        try (var device = Pty.open();
                var port =
                        ports.open(
                                device.path().toString(), LineSettings.of(Values.of(settings)))) {
            // a pseudo-terminal keeps eight bits and no parity, whatever it is told
            assertThat(stty(port.name()))
                    .contains("speed 9600 baud", "cstopb", "crtscts", "-hupcl");
        }
    }

    @Test
    void leavesTheLinesToTheSystemWhereNothingIsSaid() throws Exception {
        try (var device = Pty.open();
                var port = ports.open(device.path().toString(), TestLines.PLAIN)) {
            assertThat(stty(port.name())).contains("speed 115200 baud", "-cstopb", "-crtscts");
        }
    }

    private static String stty(String path) throws Exception {
        var stty = new ProcessBuilder("stty", "-a", "-F", path).start();
        return new String(stty.getInputStream().readAllBytes());
    }

    private AbstractThrowableAssert<?, ?> refused(Path path) {
        return assertThatThrownBy(() -> ports.open(path.toString(), TestLines.PLAIN))
                .isInstanceOf(LinkException.class);
    }
}
