package io.postern.serial.listen;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Inbox;
import io.postern.serial.device.DeviceArrivals;
import io.postern.serial.device.DeviceMeters;
import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.FrameSink;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.Skip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What listens to one device for one address. One thread at a time. */
public final class DeviceListener implements FrameSink {

    private final ReceiveAddress address;
    private final FrameDecoder decoder;
    private final Optional<Duration> gap;
    private final DeviceArrivals arrivals;
    private final Inbox inbox;
    private final DeviceMeters meters;
    private final StrayBytes stray;
    private volatile boolean told = true;

    public DeviceListener(
            ReceiveAddress address,
            Framing framing,
            DeviceArrivals arrivals,
            Inbox inbox,
            DeviceMeters meters,
            StrayBytes stray) {
        this.address = address;
        this.decoder = framing.decoder();
        this.gap = framing.gap();
        this.arrivals = arrivals;
        this.inbox = inbox;
        this.meters = meters;
        this.stray = stray;
    }

    public ReceiveAddress address() {
        return address;
    }

    void hear(byte[] bytes, int from, int count) {
        told = false;
        decoder.feed(bytes, from, count, this);
    }

    /** After so much silence a frame may be over. */
    void silence(Duration since) {
        if (!told && gap.isPresent() && since.compareTo(gap.get()) >= 0) {
            told = true;
            decoder.idle(this);
        }
    }

    /** How much silence it still wants to be told of. */
    Optional<Duration> awaits() {
        return told ? Optional.empty() : gap;
    }

    @Override
    public void frame(byte[] frame) {
        meters.frames.add(1);
        inbox.accept(arrivals.of(frame), List.of(address));
    }

    @Override
    public void skipped(int bytes, Skip why) {
        stray.add(bytes, why);
    }
}
