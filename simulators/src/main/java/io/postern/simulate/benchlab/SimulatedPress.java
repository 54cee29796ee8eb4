package io.postern.simulate.benchlab;

import java.time.Duration;
import java.util.Locale;

/** A button of the device, pressed over the line. */
public record SimulatedPress(Button button, boolean down, Duration length) {

    /** The buttons, in the order of their numbers. */
    public enum Button {
        POWER,
        RESET,
        OTHER
    }

    /** In words, such as {@code power button pressed for 0.5 s}. */
    @Override
    public String toString() {
        var name = button.name().toLowerCase(Locale.ROOT) + " button ";
        long tenths = length.toMillis() / 100;
        return name + (down ? "pressed for " + tenths / 10 + "." + tenths % 10 + " s" : "let go");
    }
}
