package io.postern.serial.find;

/** One of the things that settings name as ports. */
@FunctionalInterface
public interface WantedPort {

    void look(FoundPorts found);
}
