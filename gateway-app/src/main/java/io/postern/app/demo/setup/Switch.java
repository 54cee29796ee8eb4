package io.postern.app.demo.setup;

/** Something that is taken away and brought back, by a key or by the script: by any thread. */
public interface Switch {

    boolean isOn();

    void set(boolean wanted);

    default void turn() {
        set(!isOn());
    }
}
