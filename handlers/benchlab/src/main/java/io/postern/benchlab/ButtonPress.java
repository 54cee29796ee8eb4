package io.postern.benchlab;

import io.postern.api.message.UnreadableException;

/**
 * A button, held down for a while.
 *
 * @param tenths of a second, as the device counts
 */
record ButtonPress(Button button, int tenths) {

    static final double SHORTEST = 0.1;
    static final double LONGEST = 25.5;

    private static final byte COMMAND = 2;
    private static final byte BUTTON_ACTION = 1;
    private static final byte DOWN = 1;

    ButtonPress {
        if (tenths < 1 || tenths > 255) {
            throw new IllegalArgumentException("expected 1 to 255 tenths, found " + tenths);
        }
    }

    static ButtonPress of(Button button, double seconds) {
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw new UnreadableException(
                    "duration: expected %s to %s seconds, found %s"
                            .formatted(SHORTEST, LONGEST, seconds));
        }
        return new ButtonPress(button, (int) Math.round(seconds * 10));
    }

    /** What the device is told; it does not answer. */
    byte[] command() {
        return new byte[] {COMMAND, BUTTON_ACTION, (byte) button.ordinal(), DOWN, (byte) tenths};
    }
}
