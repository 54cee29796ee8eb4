package io.postern.simulate.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PtyTest {

    private static final byte[] EVERY_BYTE = everyByte();

    @Test
    void passesEveryByteToThePort() throws IOException {
        try (var pty = Pty.open();
                var port = new RandomAccessFile(pty.path().toFile(), "rw")) {
            pty.out().write(EVERY_BYTE);
            pty.out().flush();

            var read = new byte[256];
            port.readFully(read);

            assertThat(read).isEqualTo(EVERY_BYTE);
        }
    }

    @Test
    void passesEveryByteFromThePort() throws IOException {
        try (var pty = Pty.open();
                var port = new RandomAccessFile(pty.path().toFile(), "rw")) {
            port.write(EVERY_BYTE);

            var read = pty.in().readNBytes(256);

            assertThat(read).isEqualTo(EVERY_BYTE);
        }
    }

    @Test
    void servesOneReaderOfThePortAfterAnother() throws IOException {
        try (var pty = Pty.open()) {
            for (int i = 0; i < 3; i++) {
                try (var port = new RandomAccessFile(pty.path().toFile(), "rw")) {
                    port.write(i);

                    assertThat(pty.in().read()).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void knowsHowMuchIsUnread() throws IOException {
        try (var pty = Pty.open();
                var port = new RandomAccessFile(pty.path().toFile(), "rw")) {
            pty.out().write(EVERY_BYTE);
            pty.out().flush();
            await().untilAsserted(() -> assertThat(pty.unread()).isEqualTo(256));

            port.readFully(new byte[200]);

            assertThat(pty.unread()).isEqualTo(56);
        }
    }

    @Test
    void pathIsGoneWhenThePlugIsPulled() throws IOException {
        var pty = Pty.open();
        assertThat(pty.path()).exists();

        try (var port = new RandomAccessFile(pty.path().toFile(), "rw")) {
            pty.close();

            assertThat(pty.path()).doesNotExist();
            assertThatThrownBy(() -> port.write(1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoReadsLearnsThatThePlugIsPulled() throws IOException {
        var pty = Pty.open();
        pty.close();

        assertThat(isAtItsEnd(pty)).isTrue();
        assertThatThrownBy(
                        () -> {
                            pty.out().write(1);
                            pty.out().flush();
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    void twoHundredAreOpenAtOnceAndNothingIsLeft() throws IOException {
        warmUp();
        long handles = handles();
        long children = ProcessHandle.current().descendants().count();
        var all = new ArrayList<Pty>();

        try {
            while (all.size() < 200) {
                all.add(Pty.open());
            }

            assertThat(all).extracting(Pty::path).doesNotHaveDuplicates().allMatch(Files::exists);
        } finally {
            all.forEach(Pty::close);
        }

        // their numbers may be another process's by now: what is left would be held by one of ours
        await().untilAsserted(
                        () -> {
                            assertThat(ProcessHandle.current().descendants().count())
                                    .isEqualTo(children);
                            assertThat(handles()).isLessThanOrEqualTo(handles);
                        });
    }

    @Test
    void closedTwiceIsClosed() throws IOException {
        var pty = Pty.open();
        pty.close();
        pty.close();

        assertThat(ProcessHandle.of(pty.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void endsSoonAfterAProcessThatWasKilled() throws IOException {
        var child = held();
        var said = reader(child);
        var path = Path.of(said.readLine());
        long helper = Long.parseLong(said.readLine());
        long holder = Long.parseLong(said.readLine());
        assertThat(path).exists();

        child.destroyForcibly();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            // without them its number is free, and perhaps taken at once
                            assertThat(isAlive(helper)).isFalse();
                            assertThat(isAlive(holder)).isFalse();
                        });
    }

    @Test
    void nothingIsLeftWhereHangUpsAreIgnored() throws IOException {
        var child = held("sh", "-c", "trap '' HUP && exec \"$@\"", "sh");
        try {
            var said = reader(child);
            said.readLine();
            long helper = Long.parseLong(said.readLine());
            long holder = Long.parseLong(said.readLine());
            assertThat(isAlive(holder)).isTrue();

            child.getOutputStream().write('c');
            child.getOutputStream().flush();

            await().untilAsserted(
                            () -> {
                                assertThat(isAlive(helper)).isFalse();
                                assertThat(isAlive(holder)).isFalse();
                            });
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    private static Process held(String... before) throws IOException {
        var command = new ArrayList<>(List.of(before));
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Held.class.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static BufferedReader reader(Process child) {
        return new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Pty.open("no-such-script"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "a pseudo-terminal: expected its path from the command \"script\", found"
                                + " \"no-such-script: no such command\"; it is made on Linux with"
                                + " bsdutils, util-linux and coreutils installed: otherwise use a"
                                + " TCP port");
    }

    @Test
    void saysWhatAHelperOfAnotherKindSaid() {
        for (var wrong : List.of("echo", "false")) {
            assertThatThrownBy(() -> Pty.open(wrong))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("a pseudo-terminal: expected its path from");
        }
    }

    private static boolean isAtItsEnd(Pty pty) {
        try {
            return pty.in().read() < 0;
        } catch (IOException closed) {
            return true;
        }
    }

    private static void warmUp() throws IOException {
        Pty.open().close();
    }

    private static long handles() {
        var open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static byte[] everyByte() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }
}
