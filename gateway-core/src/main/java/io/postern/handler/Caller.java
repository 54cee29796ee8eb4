package io.postern.handler;

import io.postern.api.context.Fatal;
import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.handler.call.CallEffects;
import java.util.List;
import java.util.Optional;

/** Calls the code of a handler's objects: watched, and what it posts is kept until it returned. */
final class Caller {

    private static final String TIMER = "a timer";

    private final String handler;
    private final RunningHandler.Services services;
    private final GivingUp givingUp;

    /** What becomes of an object that does not return to a thread that others need. */
    @FunctionalInterface
    interface GivingUp {

        void giveUp(HandlerObject stuck, String carrier, Thread thread);
    }

    Caller(String handler, RunningHandler.Services services, GivingUp givingUp) {
        this.handler = handler;
        this.services = services;
        this.givingUp = givingUp;
    }

    /**
     * @param here whether it runs on the thread that brought the messages
     */
    List<Draft> call(
            HandlerObject object, String function, Batch batch, HandledMessages work, boolean here)
            throws CallFailure {
        var effects = begin(object, function, carrier(batch), here);
        try {
            var drafts = CallFailure.checked(object.handler().handle(function, batch));
            if (effects.hasChanges()) {
                effects.hangsOn(work.chain());
            }
            effects.returned();
            return drafts;
        } catch (CallFailure e) {
            services.counters().failed.increment();
            throw e.in(handler, function);
        } catch (Throwable e) {
            Fatal.check(e);
            services.counters().failed("function " + function, e, true);
            throw new CallFailure(e).in(handler, function);
        } finally {
            end(effects);
        }
    }

    /**
     * What a timer of an object has to do, or the object before it ends; on no thread of others.
     */
    void run(HandlerObject object, Runnable timer) {
        var effects = begin(object, TIMER, "", false);
        try {
            timer.run();
            effects.returned();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            services.counters().failed(TIMER, e, false);
        } finally {
            end(effects);
        }
    }

    private CallEffects begin(HandlerObject object, String what, String carrier, boolean here) {
        var effects = services.postedLater().open();
        services.watchdog().begin(watched(object, what, here), carrier);
        return effects;
    }

    private void end(CallEffects effects) {
        services.watchdog().end();
        services.postedLater().close(effects);
    }

    private static String carrier(Batch batch) {
        return batch.messages().isEmpty() ? "" : batch.messages().get(0).origin().carrier();
    }

    private Optional<Watchdog.Watched> watched(HandlerObject object, String what, boolean here) {
        return object.watched(here ? what : "lane " + what, () -> named(object, what, here));
    }

    private Watchdog.Watched named(HandlerObject object, String what, boolean here) {
        var name = "handler " + handler + (what.equals(TIMER) ? ", " : ", function ") + what;
        return new Watchdog.Watched(
                name, here, (carrier, thread) -> givingUp.giveUp(object, carrier, thread));
    }
}
