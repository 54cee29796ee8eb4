package io.postern.journal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyDiskTest {

    @TempDir private Path folder;
    private Disk disk;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("one"), "abc");
        disk = new ReadOnlyDisk(new FolderDisk(folder));
    }

    @Test
    void showsWhatIsThere() throws IOException {
        var into = ByteBuffer.allocate(10);

        try (var file = disk.open("one")) {
            file.read(1, into);

            assertThat(file.size()).isEqualTo(3);
        }
        assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {'b', 'c'}));
        assertThat(disk.names()).containsExactly("one");
        assertThat(disk.free()).isPositive();
        assertThatThrownBy(() -> disk.open("two")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void changesNothing() throws IOException {
        try (var file = disk.open("one")) {
            List.<ThrowingCallable>of(
                            () -> disk.create("one"),
                            () -> disk.create("two"),
                            () -> disk.delete("one"),
                            () -> disk.rename("one", "two"),
                            disk::sync,
                            () -> file.write(0, ByteBuffer.allocate(5)),
                            file::sync)
                    .forEach(ReadOnlyDiskTest::assertRefused);
        }

        assertThat(disk.names()).containsExactly("one");
        assertThat(folder.resolve("one")).hasContent("abc");
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(IOException.class).hasMessage("it is only read");
    }
}
