package io.postern.bench.bare;

import com.fazecast.jSerialComm.SerialPort;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The simplest loop that polls well: a thread for each port, one write, mostly one read, then rest
 * until the next is due. No identification, no reconnecting, nobody who gets the answers.
 */
public final class BarePolls {

    private static final byte[] READ_SENSORS = {1};
    private static final int ANSWER_LENGTH = 216;
    private static final int READ_TIMEOUT_MILLIS = 1000;
    private static final long NANOS = 1_000_000_000;

    private final LongAdder answered = new LongAdder();
    private final long period;

    private BarePolls(double rate) {
        period = Math.round(NANOS / rate);
    }

    /**
     * Tells how many polls were answered for each line of its input, and ends with it.
     *
     * @param arguments polls a second, then the ports
     */
    public static void main(String[] arguments) throws Exception {
        var polls = new BarePolls(Double.parseDouble(arguments[0]));
        Arrays.stream(arguments).skip(1).forEach(polls::start);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            System.out.println(polls.answered.sum());
        }
        // the threads are daemons, but jSerialComm has a hook that closes the ports
        System.exit(0);
    }

    private void start(String path) {
        var port = SerialPort.getCommPort(path);
        port.setComPortParameters(115_200, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(
                SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, READ_TIMEOUT_MILLIS);
        if (!port.openPort()) {
            throw new IllegalStateException(
                    path + ": expected it to open, found error " + port.getLastErrorCode());
        }
        var thread = new Thread(() -> poll(port), path);
        thread.setDaemon(true);
        thread.start();
    }

    private void poll(SerialPort port) {
        var answer = new byte[ANSWER_LENGTH];
        long next = System.nanoTime();
        while (port.writeBytes(READ_SENSORS, 1) == 1) {
            if (read(port, answer)) {
                answered.increment();
            }
            next += period;
            rest(next);
        }
    }

    private static boolean read(SerialPort port, byte[] answer) {
        int have = 0;
        while (have < ANSWER_LENGTH) {
            int more = port.readBytes(answer, ANSWER_LENGTH - have, have);
            if (more <= 0) {
                return false;
            }
            have += more;
        }
        return true;
    }

    private static void rest(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
