package io.postern.mqtt.connect;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Gives the client library the thread that its connections run on. The library starts it with the
 * first connection that names this loop, and ends it with the last one.
 */
final class Loop implements Executor {

    private final ThreadFactory threads = new DefaultThreadFactory("mqtt", true);
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    @Override
    public void execute(Runnable work) {
        threads.newThread(() -> run(work)).start();
    }

    boolean runsOn(Thread thread) {
        return running.contains(thread);
    }

    private void run(Runnable work) {
        running.add(Thread.currentThread());
        try {
            work.run();
        } finally {
            running.remove(Thread.currentThread());
        }
    }
}
