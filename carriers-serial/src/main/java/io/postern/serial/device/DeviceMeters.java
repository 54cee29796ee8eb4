package io.postern.serial.device;

import io.postern.api.context.Meters;
import io.postern.api.context.Meters.Counter;
import io.postern.serial.frame.Skip;
import java.util.EnumMap;
import java.util.Map;

/** What is counted of all devices of one carrier together. */
public final class DeviceMeters {

    public final Counter frames;
    public final Counter polls;
    public final Counter answers;
    public final Counter silent;
    public final Counter reopened;
    private final Map<Skip, Counter> skipped = new EnumMap<>(Skip.class);

    public DeviceMeters(Meters meters, ConnectedDevices devices) {
        meters.gauge("serial_devices", "Devices that are connected now.", devices::count);
        frames = meters.counter("serial_frames", "Frames that devices sent by themselves.");
        polls = meters.counter("serial_polls", "Requests that devices were to answer.");
        answers = meters.counter("serial_answers", "Answers that came to requests.");
        silent = meters.counter("serial_silent", "Requests that got no answer.");
        reopened = meters.counter("serial_reopened", "Ports that were opened again after a loss.");
        for (var why : Skip.values()) {
            skipped.put(
                    why,
                    meters.counter(
                            "serial_skipped_" + why.word(),
                            "Bytes that belong to no frame: " + why.word() + "."));
        }
    }

    public Counter skipped(Skip why) {
        return skipped.getOrDefault(why, count -> {});
    }
}
