package io.postern.app.demo;

/** On until it is told otherwise. */
final class FakeSwitch implements Switch {

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
