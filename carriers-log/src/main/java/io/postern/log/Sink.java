package io.postern.log;

import io.postern.api.link.LinkException;
import java.util.List;

/** Where lines go. Used by one thread at a time. */
interface Sink {

    /** What letters name as their destination. */
    String destination();

    void open() throws LinkException;

    /** Writes all of the lines, each with its line break, or none. */
    void write(List<byte[]> lines) throws LinkException;

    /** Makes the disk keep what was written. */
    void sync() throws LinkException;

    /** Ends it, whatever state it is in. */
    void close();
}
