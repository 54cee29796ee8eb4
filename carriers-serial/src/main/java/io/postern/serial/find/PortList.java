package io.postern.serial.find;

import java.util.List;

/** The machine's own list of its serial ports. */
@FunctionalInterface
interface PortList {

    List<ListedPort> all(ScanLimit budget);
}
