package io.postern.serial.port;

import io.postern.api.link.LinkException;

/** Opens ports. */
@FunctionalInterface
public interface Ports {

    /**
     * Opens a port with nothing left over from before.
     *
     * @param place a device's path, or {@code tcp://HOST:PORT}
     * @throws LinkException when it cannot be opened, saying why and what to do about it
     */
    Port open(String place, LineSettings line) throws LinkException;
}
