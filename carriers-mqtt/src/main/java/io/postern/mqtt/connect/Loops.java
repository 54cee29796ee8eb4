package io.postern.mqtt.connect;

/**
 * The one thread that all MQTT carriers share: a message then runs from broker to broker without
 * changing threads. Any thread may use it.
 */
public final class Loops {

    private Loop current = new Loop();

    synchronized Loop current() {
        return current;
    }

    /** Its thread is stuck: nobody is given it again. */
    synchronized void giveUp(Loop stuck) {
        if (current == stuck) {
            current = new Loop();
        }
    }
}
