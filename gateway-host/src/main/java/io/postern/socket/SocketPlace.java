package io.postern.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the socket of a data folder is: in it, or, where the system's bound on such paths does not
 * allow that, in a temporary folder that a file beside it names.
 */
final class SocketPlace {

    // Linux takes 107 bytes, others 103; some are left for the name it has while it is made
    private static final int LONGEST = 96;

    private static final String NAME = "postern.sock";

    private final Path folder;

    SocketPlace(Path dataFolder) {
        this.folder = dataFolder.toAbsolutePath().normalize();
    }

    /** Where a client finds it. */
    Path find() throws IOException {
        return Files.exists(note())
                ? Path.of(Files.readString(note(), UTF_8).strip())
                : folder.resolve(NAME);
    }

    /** Where a server shall make it. */
    Path choose() throws IOException {
        clear();
        var own = folder.resolve(NAME);
        if (fits(own)) {
            return own;
        }
        var other = Files.createTempDirectory("postern").resolve(NAME);
        if (!fits(other)) {
            Files.delete(other.getParent());
            throw new IOException(
                    "socket: expected a path of at most "
                            + LONGEST
                            + " bytes, found \""
                            + own
                            + "\" and \""
                            + other
                            + "\"; choose a data folder with a shorter path");
        }
        try (var note = OwnerOnly.open(note(), CREATE_NEW, WRITE)) {
            note.write(ByteBuffer.wrap((other + "\n").getBytes(UTF_8)));
        }
        return other;
    }

    /** Removes the socket, and what was made for it elsewhere. */
    void clear() throws IOException {
        var socket = find();
        Files.deleteIfExists(socket);
        if (Files.deleteIfExists(note())) {
            Files.deleteIfExists(socket.getParent());
        }
    }

    private Path note() {
        return folder.resolve(NAME + ".path");
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(UTF_8).length <= LONGEST;
    }
}
