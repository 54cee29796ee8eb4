package io.postern.gateway.object;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Context;
import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.Kept;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.task.TaskContext;
import io.postern.config.plan.CarrierPlan;
import io.postern.time.ObjectTime;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the gateway gives to a plugin object. */
abstract class ObjectContext implements Context {

    private final Given given;

    /** What every object is given, which {@link #close} takes back. */
    record Given(
            String name,
            String systemId,
            Values settings,
            ObjectTime time,
            StateStore state,
            ObjectServices.OwnMeters meters,
            Consumer<Draft> post)
            implements AutoCloseable {

        @Override
        public void close() {
            time.close();
            meters.close();
        }
    }

    private ObjectContext(Given given) {
        this.given = given;
    }

    @Override
    public String name() {
        return given.name();
    }

    @Override
    public String systemId() {
        return given.systemId();
    }

    @Override
    public Values settings() {
        return given.settings();
    }

    @Override
    public Time time() {
        return given.time();
    }

    @Override
    public StateStore state() {
        return given.state();
    }

    @Override
    public Meters meters() {
        return given.meters();
    }

    @Override
    public void post(Draft draft) {
        given.post().accept(draft);
    }

    /** For a handler. */
    static final class OfHandler extends ObjectContext implements HandlerContext {

        private final Queue<Runnable> last = new ConcurrentLinkedQueue<>();
        private final Supplier<Kept> kept;

        OfHandler(Given given, Supplier<Kept> kept) {
            super(given);
            this.kept = kept;
        }

        @Override
        public Kept kept() {
            return kept.get();
        }

        @Override
        public void atEnd(Runnable flush) {
            last.add(flush);
        }

        /** The next thing to do before the object ends; each is given once. */
        Optional<Runnable> last() {
            return Optional.ofNullable(last.poll());
        }
    }

    /** For a carrier. */
    static final class OfCarrier extends ObjectContext implements CarrierContext {

        private final Inbox inbox;
        private final Plugboard plugboard;
        private final CarrierPlan.Uses uses;

        OfCarrier(Given given, Inbox inbox, Plugboard plugboard, CarrierPlan.Uses uses) {
            super(given);
            this.inbox = inbox;
            this.plugboard = plugboard;
            this.uses = uses;
        }

        @Override
        public boolean receives() {
            return uses.receives();
        }

        @Override
        public boolean sends() {
            return uses.sends();
        }

        @Override
        public Inbox inbox() {
            return inbox;
        }

        @Override
        public Plugboard plugboard() {
            return plugboard;
        }
    }

    /** For a task. */
    static final class OfTask extends ObjectContext implements TaskContext {

        private final Consumer<String> trigger;

        OfTask(Given given, Consumer<String> trigger) {
            super(given);
            this.trigger = trigger;
        }

        @Override
        public void trigger(String address) {
            trigger.accept(address);
        }
    }
}
