package io.postern.serial.system;

import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.port.Ports;
import io.postern.serial.port.TcpPlace;
import io.postern.serial.port.WriteWatch;

/** The serial ports of this machine, and TCP connections that stand for one. */
public final class SystemPorts implements Ports {

    private final Time time;
    private final WriteWatch watch;

    public SystemPorts(Time time) {
        this.time = time;
        this.watch = new WriteWatch(time);
    }

    @Override
    public Port open(String place, LineSettings line) throws LinkException {
        if (!TcpPlace.isMeant(place)) {
            return LineOpening.open(place, line, time, watch);
        }
        try {
            return TcpOpening.open(TcpPlace.of(place), line, watch);
        } catch (IllegalArgumentException wrong) {
            throw new LinkException(wrong.getMessage(), wrong);
        }
    }
}
