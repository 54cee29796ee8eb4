package io.postern.serial.device;

import io.postern.serial.identify.DeviceIdentity;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * A device that is connected: its port is open, and it is known who it is. Any thread may write to
 * it; it is never written to in the middle of an exchange.
 */
public final class ConnectedDevice {

    private final DeviceIdentity identity;
    private final Port port;
    private final BiConsumer<ConnectedDevice, String> lost;
    private final AtomicBoolean over = new AtomicBoolean();
    // fair: who polls without a pause must not keep others from writing for ever
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Something that is done with the port and not disturbed by others. */
    public interface Work<T> {

        T with(Port port) throws PortException;
    }

    /**
     * @param lost told once when it turns out to be gone, and why, by any thread
     */
    public ConnectedDevice(
            DeviceIdentity identity, Port port, BiConsumer<ConnectedDevice, String> lost) {
        this.identity = identity;
        this.port = port;
        this.lost = lost;
    }

    public DeviceIdentity identity() {
        return identity;
    }

    /**
     * Writes all of the bytes, after whatever is going on now.
     *
     * @throws PortException when it is gone; its link knows then
     */
    public void write(byte[] bytes) throws PortException {
        inTurn(
                port,
                open -> {
                    open.write(bytes);
                    return true;
                });
    }

    /** Does something on its port, or on what stands for that, while nobody else writes. */
    public <T> T inTurn(Port through, Work<T> work) throws PortException {
        turn.lock();
        try {
            return work.with(through);
        } catch (PortException gone) {
            lose(gone.getMessage());
            throw gone;
        } finally {
            turn.unlock();
        }
    }

    /** It is gone; only the first call counts. */
    public void lose(String why) {
        if (over.compareAndSet(false, true)) {
            lost.accept(this, why);
        }
    }

    /** We let it go ourselves: nobody is to be told. */
    public void retire() {
        over.set(true);
    }

    /** For people: who it is, and where. */
    @Override
    public String toString() {
        var name = identity.name();
        return name.equals(identity.port()) ? name : name + " on " + identity.port();
    }
}
