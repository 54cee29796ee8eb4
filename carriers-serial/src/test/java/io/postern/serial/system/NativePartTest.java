package io.postern.serial.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.LinkException;
import io.postern.api.testing.RealTime;
import io.postern.serial.port.TestLines;
import io.postern.simulate.pty.Pty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which the native part of jSerialComm finds no place. */
class NativePartTest {

    @Test
    void isMissedInWords() throws Exception {
        var other = start(Path.of("/proc/nowhere"), Opening.class);

        var said = new String(other.getInputStream().readAllBytes());

        assertThat(said.lines()).containsExactly(OpeningWords.unusable(), OpeningWords.unusable());
    }

    @Test
    void leavesNothingForOthersToWrite(@TempDir Path folder) throws Exception {
        try (var device = Pty.open()) {
            var other = start(folder, Listening.class, device.path().toString());

            var said = new String(other.getInputStream().readAllBytes());

            assertThat(said.strip()).isEqualTo("open " + device.path());
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static Process start(Path folder, Class<?> main, String... words) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + folder,
                                "-Duser.home=" + folder,
                                "-XX:-UsePerfData",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }

    /** Opens a port in a process of its own. */
    static final class Listening {

        private Listening() {}

        public static void main(String[] path) throws Exception {
            try (var time = new RealTime();
                    var port = new SystemPorts(time).open(path[0], TestLines.PLAIN)) {
                System.out.println("open " + port.name());
            }
        }
    }

    /** Runs in a process of its own. */
    static final class Opening {

        private Opening() {}

        public static void main(String[] none) {
            try (var time = new RealTime()) {
                var ports = new SystemPorts(time);
                for (int i = 0; i < 2; i++) {
                    try {
                        ports.open("/dev/zero", TestLines.PLAIN).close();
                    } catch (LinkException words) {
                        System.out.println(words.getMessage());
                    }
                }
            }
        }
    }
}
