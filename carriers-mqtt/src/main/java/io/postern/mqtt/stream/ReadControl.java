package io.postern.mqtt.stream;

/** Holds back whoever sends too much. Only its loop uses it. */
public interface ReadControl {

    /** Reads nothing more. */
    void pause();

    /** Reads what there is at this moment, and then nothing more. */
    void readOnce();

    /** Reads whatever comes. */
    void resume();
}
