package io.postern.handler;

import io.postern.api.context.Fatal;
import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.office.Tally;
import java.util.List;
import java.util.Optional;

/** Calls the code of a handler's objects: watched, and what it posts is kept until it returned. */
final class Caller {

    private static final String TIMER = "a timer";

    private final String handler;
    private final Tally tally;
    private final Watchdog watchdog;
    private final Tray tray;
    private final GivingUp givingUp;

    /** What becomes of an object that does not return to a thread that others need. */
    @FunctionalInterface
    interface GivingUp {

        void giveUp(HandlerObject stuck, String carrier, Thread thread);
    }

    Caller(String handler, Tally tally, Watchdog watchdog, Tray tray, GivingUp givingUp) {
        this.handler = handler;
        this.tally = tally;
        this.watchdog = watchdog;
        this.tray = tray;
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
            tally.failed.increment();
            throw e.in(handler, function);
        } catch (Throwable e) {
            Fatal.check(e);
            tally.failed("function " + function, e, true);
            throw new CallFailure(e).in(handler, function);
        } finally {
            end();
        }
    }

    /** What a timer of an object has to do. */
    void run(HandlerObject object, Runnable timer, boolean here) {
        begin(object, TIMER, "", here);
        try {
            timer.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            tally.failed(TIMER, e, false);
        } finally {
            end();
        }
    }

    private void begin(HandlerObject object, String what, String carrier, boolean here) {
        tray.open();
        watchdog.begin(watched(object, what, here), carrier);
    }

    private void end() {
        watchdog.end();
        tray.close();
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
