package io.postern.serial.list;

import com.fazecast.jSerialComm.SerialPort;
import io.postern.serial.list.ListedPort.Usb;
import io.postern.serial.system.OneAtATime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The serial ports that jSerialComm lists, for systems other than Linux. It goes on listing a port
 * that was pulled out until it is closed, which a failed read brings about.
 */
public final class ListedPorts implements PortList {

    @Override
    public List<ListedPort> all(ScanLimit budget) {
        OneAtATime.LOCK.lock();
        try {
            return Stream.of(SerialPort.getCommPorts()).map(ListedPorts::device).toList();
        } catch (LinkageError unusable) {
            // opening a port says so in words
            return List.of();
        } finally {
            OneAtATime.LOCK.unlock();
        }
    }

    private static ListedPort device(SerialPort port) {
        var name = port.getSystemPortPath();
        var usb =
                port.getVendorID() < 0
                        ? Optional.<Usb>empty()
                        : Optional.of(
                                new Usb(
                                        String.format("%04x", port.getVendorID()),
                                        String.format("%04x", port.getProductID()),
                                        port.getSerialNumber(),
                                        port.getPortDescription(),
                                        port.getManufacturer()));
        return new ListedPort(name.startsWith("/") ? name : port.getSystemPortName(), usb, false);
    }
}
