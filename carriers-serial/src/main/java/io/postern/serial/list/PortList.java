package io.postern.serial.list;

import java.util.List;

/** The machine's own list of its serial ports. */
@FunctionalInterface
public interface PortList {

    List<ListedPort> all(ScanLimit budget);
}
