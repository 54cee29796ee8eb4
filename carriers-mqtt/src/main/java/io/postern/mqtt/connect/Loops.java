package io.postern.mqtt.connect;

import io.postern.mqtt.exchange.ReceiveShare;
import io.postern.mqtt.stream.Loop;

/**
 * The one thread that all MQTT carriers share: a message then runs from broker to broker without
 * changing threads. Any thread may use it.
 */
public final class Loops {

    private final ReceiveShare room;
    private Loop current = new Loop();

    /**
     * @param heap how much memory the process may have
     */
    public Loops(long heap) {
        room = new ReceiveShare(heap);
    }

    ReceiveShare room() {
        return room;
    }

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
