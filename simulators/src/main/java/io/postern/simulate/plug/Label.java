package io.postern.simulate.plug;

import java.io.IOException;

/** A name for a port that stays the same when the port does not. */
public interface Label {

    /** Puts it on a port, and gives the name under which the port is to be found. */
    String putOn(String port) throws IOException;

    /** Takes it off, as it would be with the cable out. */
    void takeOff();

    /** The port's own name. */
    static Label none() {
        return new Label() {
            @Override
            public String putOn(String port) {
                return port;
            }

            @Override
            public void takeOff() {
                // there is nothing to take off
            }
        };
    }
}
