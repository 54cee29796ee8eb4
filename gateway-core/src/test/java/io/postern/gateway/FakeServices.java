package io.postern.gateway;

import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.api.testing.FakeMeters;
import io.postern.api.testing.FakeStateStore;
import io.postern.config.keys.Folder;
import io.postern.gateway.object.ObjectServices;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What objects are given beside time and messages.
 *
 * @param stores of objects that ran before, by kind and name
 */
public record FakeServices(Map<String, StateStore> stores) implements ObjectServices {

    @Override
    public StateStore state(String kind, String name) {
        return stores.computeIfAbsent(kind + " " + name, key -> new FakeStateStore());
    }

    @Override
    public Optional<String> file(Folder folder, String name) {
        return Optional.of("configs/" + folder.path() + "/" + name + ".json");
    }

    @Override
    public OwnMeters meters(String kind, String name) {
        return new OwnFakeMeters();
    }

    private static final class OwnFakeMeters implements ObjectServices.OwnMeters {

        private final Meters meters = new FakeMeters();

        @Override
        public Counter counter(String name, String description) {
            return meters.counter(name, description);
        }

        @Override
        public void gauge(String name, String description, DoubleSupplier value) {
            meters.gauge(name, description, value);
        }

        @Override
        public void close() {}
    }
}
