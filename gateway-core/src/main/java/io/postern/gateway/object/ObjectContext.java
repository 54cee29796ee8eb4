package io.postern.gateway.object;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Context;
import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.handler.HandlerContext;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.api.task.TaskContext;
import io.postern.config.plan.CarrierPlan;
import io.postern.time.ObjectTime;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** What the gateway gives to a plugin object, and takes back with {@link #close}. */
class ObjectContext implements Context, AutoCloseable {

    private final String name;
    private final String systemId;
    private final Values settings;
    private final ObjectTime time;
    private final StateStore state;
    private final ObjectServices.OwnMeters meters;
    private final Consumer<Draft> post;

    ObjectContext(
            String name,
            String systemId,
            Values settings,
            ObjectTime time,
            StateStore state,
            ObjectServices.OwnMeters meters,
            Consumer<Draft> post) {
        this.name = name;
        this.systemId = systemId;
        this.settings = settings;
        this.time = time;
        this.state = state;
        this.meters = meters;
        this.post = post;
    }

    private ObjectContext(ObjectContext same) {
        this(
                same.name,
                same.systemId,
                same.settings,
                same.time,
                same.state,
                same.meters,
                same.post);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String systemId() {
        return systemId;
    }

    @Override
    public Values settings() {
        return settings;
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public StateStore state() {
        return state;
    }

    @Override
    public ObjectServices.OwnMeters meters() {
        return meters;
    }

    @Override
    public void post(Draft draft) {
        post.accept(draft);
    }

    @Override
    public void close() {
        time.close();
        meters.close();
    }

    /** For a handler. */
    static final class OfHandler extends ObjectContext implements HandlerContext {

        private final Queue<Runnable> last = new ConcurrentLinkedQueue<>();

        OfHandler(ObjectContext context) {
            super(context);
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

        OfCarrier(ObjectContext context, Inbox inbox, Plugboard plugboard, CarrierPlan.Uses uses) {
            super(context);
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

        OfTask(ObjectContext context, Consumer<String> trigger) {
            super(context);
            this.trigger = trigger;
        }

        @Override
        public void trigger(String address) {
            trigger.accept(address);
        }
    }
}
