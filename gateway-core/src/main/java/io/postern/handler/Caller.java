package io.postern.handler;

import io.postern.api.context.Fatal;
import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.office.AddressCounters;
import java.util.List;
import java.util.Optional;

/** Calls the code of a handler's objects: watched, and what it posts is kept until it returned. */
final class Caller {

    private static final String TIMER = "a timer";

    private final String handler;
    private final AddressCounters counters;
    private final Watchdog watchdog;
    private final PostedLater postedLater;
    private final GivingUp givingUp;

    /** What becomes of an object that does not return to a thread that others need. */
    @FunctionalInterface
    interface GivingUp {

        void giveUp(HandlerObject stuck, String carrier, Thread thread);
    }

    Caller(
            String handler,
            AddressCounters counters,
            Watchdog watchdog,
            PostedLater postedLater,
            GivingUp givingUp) {
        this.handler = handler;
        this.counters = counters;
        this.watchdog = watchdog;
        this.postedLater = postedLater;
        this.givingUp = givingUp;
    }

    /**
     * @param here whether it runs on the thread that brought the messages
     */
    List<Draft> call(HandlerObject object, String function, Batch batch, boolean here)
            throws CallFailure {
        begin(object, function, carrier(batch), here);
        try {
            return CallFailure.checked(object.handler().handle(function, batch));
        } catch (CallFailure e) {
            counters.failed.increment();
            throw e.in(handler, function);
        } catch (Throwable e) {
            Fatal.check(e);
            counters.failed("function " + function, e, true);
            throw new CallFailure(e).in(handler, function);
        } finally {
            end();
        }
    }

    /**
     * What a timer of an object has to do, or the object before it ends; on no thread of others.
     */
    void run(HandlerObject object, Runnable timer) {
        begin(object, TIMER, "", false);
        try {
            timer.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            counters.failed(TIMER, e, false);
        } finally {
            end();
        }
    }

    private void begin(HandlerObject object, String what, String carrier, boolean here) {
        postedLater.open();
        watchdog.begin(watched(object, what, here), carrier);
    }

    private void end() {
        watchdog.end();
        postedLater.close();
    }

    private static String carrier(Batch batch) {
        return batch.messages().isEmpty() ? "" : batch.messages().get(0).origin().carrier();
    }

    private Optional<Watchdog.Watched> watched(
            HandlerObject object, String function, boolean here) {
        return object.watched(
                here ? function : "lane " + function,
                () ->
                        new Watchdog.Watched(
                                "handler "
                                        + handler
                                        + (function.equals(TIMER) ? ", " : ", function ")
                                        + function,
                                here,
                                (carrier, thread) -> givingUp.giveUp(object, carrier, thread)));
    }
}
