package io.postern.operate;

import io.postern.api.context.StateStore;
import io.postern.config.keys.Folder;
import io.postern.config.read.ObjectFiles;
import io.postern.gateway.object.ObjectServices;
import io.postern.metrics.AllMeters;
import io.postern.metrics.ObjectMeters;
import io.postern.state.StateFiles;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Stores in the data folder, and figures at {@code /metrics}. */
public final class HostServices implements ObjectServices {

    private final StateFiles files;
    private final AllMeters meters;
    private final ObjectFiles objects;

    /**
     * @param objects the files of the configuration
     */
    public HostServices(StateFiles files, AllMeters meters, ObjectFiles objects) {
        this.files = files;
        this.meters = meters;
        this.objects = objects;
    }

    @Override
    public StateStore state(String kind, String name) {
        return files.store(kind + "s", name);
    }

    @Override
    public OwnMeters meters(String kind, String name) {
        return new ServedMeters(meters.of(kind, name));
    }

    @Override
    public Optional<String> file(Folder folder, String name) {
        return objects.file(folder, name);
    }

    private record ServedMeters(ObjectMeters meters) implements OwnMeters {

        @Override
        public Counter counter(String name, String description) {
            return meters.counter(name, description);
        }

        @Override
        public void gauge(String name, String description, DoubleSupplier value) {
            meters.gauge(name, description, value);
        }

        @Override
        public void close() {
            meters.close();
        }
    }
}
