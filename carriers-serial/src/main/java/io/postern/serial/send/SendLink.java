package io.postern.serial.send;

import io.postern.api.address.SendAddress;
import io.postern.api.context.Time;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import io.postern.serial.device.ConnectedDevices;
import java.time.Duration;
import java.util.Optional;

/** Brings messages to whichever devices are connected. Always up: devices come and go. */
public final class SendLink implements SendingLink {

    private static final int WINDOW = 256;

    private final ConnectedDevices devices;
    private final Time time;
    private volatile Optional<DeviceDelivery> delivery = Optional.empty();

    public SendLink(ConnectedDevices devices, Time time) {
        this.devices = devices;
        this.time = time;
        devices.onJoin(() -> delivery.ifPresent(DeviceDelivery::look));
    }

    @Override
    public String name() {
        return "sending";
    }

    @Override
    public void open(LinkWatch watch) {
        delivery = Optional.of(new DeviceDelivery(devices, time));
    }

    @Override
    public LetterWriter writer(SendAddress address) {
        return new DeviceLetterWriter(address);
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        var open = delivery;
        if (open.isEmpty()) {
            return;
        }
        try {
            var to = DeviceLetterWriter.to(letter);
            open.get()
                    .send(
                            new Pending(
                                    to.device(),
                                    letter.payload(),
                                    receipt,
                                    to.patience(),
                                    time.nanos()));
        } catch (IllegalArgumentException unreadable) {
            receipt.settle(new Outcome.Refused("its properties cannot be read: " + unreadable));
        }
    }

    @Override
    public int window() {
        return WINDOW;
    }

    /** None is needed: no answer is expected, and who waits for a device is no dead link. */
    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        delivery.ifPresent(DeviceDelivery::close);
        delivery = Optional.empty();
    }
}
