package io.postern.api.context;

/**
 * The rule for errors that a library, or a loop that must go on, would catch: what the whole
 * process suffers from, such as having no memory, ends it, before anything more is acknowledged.
 * Everything else costs one message or one link, and is told where it happens.
 */
public final class Fatal {

    /** As many wrappings as anybody makes; one that wraps itself has no end. */
    private static final int DEEPEST = 10;

    private Fatal() {}

    /**
     * To be called first by whoever catches more than exceptions. Returns where a fault is no
     * concern of the whole process; in a gateway it does not return otherwise.
     */
    public static void check(Throwable fault) {
        var one = fault;
        for (int depth = 0; one != null && depth < DEEPEST; depth++) {
            if (one instanceof VirtualMachineError error && !(one instanceof StackOverflowError)) {
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
                throw error;
            }
            one = one.getCause();
        }
    }
}
