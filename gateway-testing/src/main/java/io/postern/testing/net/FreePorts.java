package io.postern.testing.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback address.
 *
 * <p>They lie below those that the system gives to outgoing connections: a broker that is down for
 * a moment then finds its port free again, and no client that tries again connects to itself. Tests
 * that run side by side have ports of their own, so that none takes one that another has left for a
 * moment.
 */
public final class FreePorts {

    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final int OF_A_PROCESS = 400;

    /** As long as it is here it is held: nobody else has the ports of this process. */
    private static final List<FileLock> HELD = new ArrayList<>();

    private static final int MINE = FIRST + OF_A_PROCESS * share();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreePorts() {}

    /** One that nobody listened on a moment ago, and that was not given out lately. */
    public static int next() {
        return IntStream.generate(() -> MINE + NEXT.getAndIncrement() % OF_A_PROCESS)
                .limit(OF_A_PROCESS)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("ports: expected a free one, found none"));
    }

    /** The first share that no other process holds; this one does until it ends. */
    private static int share() {
        return IntStream.range(0, (LAST - FIRST) / OF_A_PROCESS)
                .filter(FreePorts::isMine)
                .findFirst()
                .orElseThrow(() -> new AssertionError("ports: too many processes run tests"));
    }

    private static boolean isMine(int share) {
        var file = Path.of(System.getProperty("java.io.tmpdir"), "postern-test-ports-" + share);
        try {
            var lock =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                            .tryLock();
            return lock != null && HELD.add(lock);
        } catch (IOException | OverlappingFileLockException others) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
