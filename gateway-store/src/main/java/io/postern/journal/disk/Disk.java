package io.postern.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The folder of a journal, down to each operation that can fail. A simulation stands in its place.
 */
public interface Disk {

    /** Of all files in it, in any order. */
    List<String> names() throws IOException;

    /** A new file, in the place of one that may be there. */
    File create(String name) throws IOException;

    File open(String name) throws IOException;

    void delete(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** Makes the names that came and went last. */
    void sync() throws IOException;

    /** How many bytes are free for more. */
    long free() throws IOException;

    /** One of its files. */
    interface File extends AutoCloseable {

        long size() throws IOException;

        /** Fills the buffer as far as the file goes from there. */
        void read(long from, ByteBuffer into) throws IOException;

        /** All of it, or it throws. */
        void write(long at, ByteBuffer what) throws IOException;

        /** Makes what was written last. Where it throws, nobody knows what is there. */
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}
