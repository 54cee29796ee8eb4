package io.postern.serial.system;

import java.util.concurrent.locks.ReentrantLock;

/**
 * jSerialComm keeps one list of ports for the whole process: two openings of one path at the same
 * time, or listing the ports while one is opened, would have it use memory that it gave back. And
 * the reason why a port did not open is kept once for all.
 */
public final class OneAtATime {

    /** Held while a port is opened, and while ports are listed. */
    public static final ReentrantLock LOCK = new ReentrantLock();

    private OneAtATime() {}
}
