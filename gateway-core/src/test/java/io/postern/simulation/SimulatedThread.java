package io.postern.simulation;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * For a job that may sleep. It is a thread, but it and the clockwork's take turns: each stands
 * still while the other goes. So whatever happens is as certain as on one thread.
 */
final class SimulatedThread {

    private final Semaphore mine = new Semaphore(0);
    private final Semaphore theirs = new Semaphore(0);
    private Optional<Runnable> job = Optional.empty();
    private Optional<Throwable> fault = Optional.empty();

    SimulatedThread() {
        var thread = new Thread(this::work, "simulated");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, killed) -> {});
        thread.start();
    }

    private void work() {
        mine.acquireUninterruptibly();
        while (job.isPresent()) {
            try {
                job.get().run();
            } catch (SimulatedProcess.Killed gone) {
                // that is its end
            } catch (RuntimeException | Error e) {
                fault = Optional.of(e);
            }
            job = Optional.empty();
            theirs.release();
            mine.acquireUninterruptibly();
        }
    }

    /** For the clockwork: does a job, until it is done or sleeps for the first time. */
    void begin(Runnable next) {
        job = Optional.of(next);
        goOn();
    }

    /** The same, from where it sleeps. */
    void goOn() {
        mine.release();
        theirs.acquireUninterruptibly();
        if (fault.isPresent()) {
            throw new AssertionError(fault.get());
        }
    }

    boolean isIdle() {
        return job.isEmpty();
    }

    /** For its job: the clockwork goes on until it lets this one go on. */
    void sleep() {
        theirs.release();
        mine.acquireUninterruptibly();
    }

    /** It is needed no more, and idle. */
    void end() {
        mine.release();
    }
}
