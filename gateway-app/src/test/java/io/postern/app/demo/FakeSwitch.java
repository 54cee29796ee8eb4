package io.postern.app.demo;

import io.postern.app.demo.setup.Switch;

/** On until it is told otherwise. */
public final class FakeSwitch implements Switch {

    private boolean on = true;

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public void set(boolean wanted) {
        on = wanted;
    }
}
