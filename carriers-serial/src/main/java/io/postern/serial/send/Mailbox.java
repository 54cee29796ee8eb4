package io.postern.serial.send;

import io.postern.api.context.Fatal;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.identify.DeviceIdentity;
import io.postern.serial.port.PortException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The letters of one device in their order; its thread lives only while there are any. */
final class Mailbox implements Runnable {

    private final ConnectedDevice device;
    private final DeviceDelivery delivery;
    private final Deque<Pending> letters = new ArrayDeque<>();

    Mailbox(ConnectedDevice device, DeviceDelivery delivery) {
        this.device = device;
        this.delivery = delivery;
    }

    ConnectedDevice device() {
        return device;
    }

    /** Under its delivery's lock, as all that follow. */
    void add(Pending letter) {
        letters.add(letter);
    }

    Optional<Pending> first() {
        return Optional.ofNullable(letters.peek());
    }

    boolean holdsFor(DeviceIdentity other) {
        return letters.stream().anyMatch(letter -> letter.choice.takes(other));
    }

    void written() {
        letters.poll();
    }

    List<Pending> clear() {
        var all = new ArrayList<>(letters);
        letters.clear();
        return all;
    }

    void start() {
        var thread = new Thread(this, "serial-send-" + device.identity().port());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            for (var next = delivery.next(this); next.isPresent(); next = delivery.next(this)) {
                write(next.get());
            }
        } catch (RuntimeException | Error broken) {
            Fatal.check(broken);
            delivery.broken(this, device + ": writing failed: " + broken);
        }
    }

    private void write(Pending letter) {
        try {
            device.write(letter.bytes);
            delivery.written(this, letter);
        } catch (PortException gone) {
            delivery.failed(this, device + ": " + gone.getMessage());
        }
    }
}
