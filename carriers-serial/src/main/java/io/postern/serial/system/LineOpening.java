package io.postern.serial.system;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.serial.port.LineSettings;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.port.WriteWatch;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Opens serial lines. */
final class LineOpening {

    private static final long PATIENCE_SECONDS = 10;
    private static final Map<String, Integer> PARITIES =
            Map.of(
                    "none", SerialPort.NO_PARITY,
                    "even", SerialPort.EVEN_PARITY,
                    "odd", SerialPort.ODD_PARITY,
                    "mark", SerialPort.MARK_PARITY,
                    "space", SerialPort.SPACE_PARITY);
    private static final Map<String, Integer> FLOWS =
            Map.of(
                    "none",
                    SerialPort.FLOW_CONTROL_DISABLED,
                    "rts_cts",
                    SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED,
                    "dsr_dtr",
                    SerialPort.FLOW_CONTROL_DSR_ENABLED | SerialPort.FLOW_CONTROL_DTR_ENABLED,
                    "xon_xoff",
                    SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                            | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED);

    private LineOpening() {}

    static Port open(String path, LineSettings line, Time time, WriteWatch watch)
            throws LinkException {
        var real = PathCheck.real(path);
        var opened = opened(path, real, line);
        var port = new SerialLine(path, opened, line, time, watch);
        try {
            port.discard();
        } catch (PortException gone) {
            port.close();
            throw new LinkException(gone.getMessage(), gone);
        }
        return port;
    }

    private static SerialPort opened(String path, String real, LineSettings line)
            throws LinkException {
        if (!entered()) {
            throw new LinkException(
                    "the system is still busy opening another port; this one is tried again");
        }
        try {
            NativePart.load();
            var port = SerialPort.getCommPort(real);
            configure(port, line);
            if (!port.openPort()) {
                throw new LinkException(OpeningWords.of(port.getLastErrorCode(), path, line));
            }
            return port;
        } catch (SerialPortInvalidPortException gone) {
            throw new LinkException(OpeningWords.missing(path), gone);
        } catch (LinkageError unusable) {
            throw new LinkException(OpeningWords.unusable(), unusable);
        } finally {
            OneAtATime.LOCK.unlock();
        }
    }

    private static boolean entered() throws LinkException {
        try {
            return OneAtATime.LOCK.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            throw new LinkException("opening was broken off", early);
        }
    }

    private static void configure(SerialPort port, LineSettings line) {
        // what the system set up for a bus of RS-485 stays as it is
        port.disableRs485ModeControl();
        port.setComPortParameters(
                line.baud(), line.dataBits(), stopBits(line), PARITIES.get(line.parity()));
        port.setFlowControl(FLOWS.get(line.flowControl()));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SerialLine.SLICE_MILLIS, 0);
        port.setDTRandRTS(line.dtr().orElse(true), line.rts().orElse(true));
    }

    /** Linux knows no 1.5; two do for everybody who expects one and a half. */
    private static int stopBits(LineSettings line) {
        return line.stopBits() > 1 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }
}
