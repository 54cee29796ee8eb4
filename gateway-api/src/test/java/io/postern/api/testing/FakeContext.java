package io.postern.api.testing;

import io.postern.api.context.Context;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the fakes of all contexts have in common. */
abstract class FakeContext implements Context {

    private final String name;
    private final Values settings;
    private final Time time;
    private final FakeStateStore state = new FakeStateStore();
    private final FakeMeters meters = new FakeMeters();
    private final List<Draft> posted = new CopyOnWriteArrayList<>();

    FakeContext(String name, Values settings, Time time) {
        this.name = name;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return name;
    }

    /** Always {@code test-system}. */
    @Override
    public String systemId() {
        return "test-system";
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
    public FakeStateStore state() {
        return state;
    }

    @Override
    public FakeMeters meters() {
        return meters;
    }

    @Override
    public void post(Draft draft) {
        posted.add(draft);
    }

    /** What was posted so far, oldest first. */
    public List<Draft> posted() {
        return List.copyOf(posted);
    }
}
