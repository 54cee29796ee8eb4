package io.postern.api.testing;

import io.postern.api.context.Time;
import io.postern.api.setting.Values;
import io.postern.api.task.TaskContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A task's context that keeps what is posted and which addresses were triggered. */
public final class FakeTaskContext extends FakeContext implements TaskContext {

    private final Set<String> addresses;
    private final List<String> triggered = new CopyOnWriteArrayList<>();

    /** With a clock of its own that stands still, and these addresses active. */
    public FakeTaskContext(String name, String... addresses) {
        this(name, new VirtualTime(), addresses);
    }

    public FakeTaskContext(String name, Time time, String... addresses) {
        super(name, Values.NONE, time);
        this.addresses = Set.of(addresses);
    }

    @Override
    public void trigger(String address) {
        if (!addresses.contains(address)) {
            throw new IllegalArgumentException(
                    "address: expected the name of an active one, found \"" + address + "\"");
        }
        triggered.add(address);
    }

    /** The addresses that were triggered, oldest first. */
    public List<String> triggered() {
        return List.copyOf(triggered);
    }
}
