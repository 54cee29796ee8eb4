package io.postern.operate;

import io.postern.ops.DeadLetters;
import io.postern.ops.Event;
import io.postern.ops.Gateway;
import io.postern.ops.Queues;
import io.postern.ops.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The gateway as one operating plugin sees it: what the plugin listens to ends with it, even where
 * it forgot to end that itself.
 */
final class PluginGateway implements Gateway, AutoCloseable {

    private final Gateway gateway;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    PluginGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Status status() {
        return gateway.status();
    }

    @Override
    public DeadLetters deadLetters() {
        return gateway.deadLetters();
    }

    @Override
    public Queues queues() {
        return gateway.queues();
    }

    @Override
    public void trigger(String address) {
        gateway.trigger(address);
    }

    @Override
    public void logLevel(String logger, String level) {
        gateway.logLevel(logger, level);
    }

    @Override
    public Subscription events(Consumer<Event> listener) {
        var subscription = gateway.events(listener);
        subscriptions.add(subscription);
        return () -> {
            subscription.close();
            subscriptions.remove(subscription);
        };
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }
}
