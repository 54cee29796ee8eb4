package io.postern.mqtt.connect;

import io.reactivex.Scheduler;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import java.util.concurrent.TimeUnit;

/** Runs everything at once where it is: a message stays on the thread that brought it. */
final class Direct extends Scheduler {

    private static final String NO_CLOCK = "the library asks for no delays here";

    @Override
    public Worker createWorker() {
        return new Here();
    }

    private static final class Here extends Worker {

        private volatile boolean disposed;

        @Override
        public Disposable schedule(Runnable work) {
            if (!disposed) {
                work.run();
            }
            return Disposables.disposed();
        }

        @Override
        public Disposable schedule(Runnable work, long delay, TimeUnit unit) {
            if (delay > 0) {
                throw new UnsupportedOperationException(NO_CLOCK);
            }
            return schedule(work);
        }

        @Override
        public void dispose() {
            disposed = true;
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }
}
