package io.postern.serial.device;

import io.postern.api.json.JsonObject;
import io.postern.serial.identify.DeviceIdentity;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;

/** Devices without a link, for tests of what is made of them. */
public final class Joined {

    /** What its port does with bytes. */
    public interface Writing {

        void write(byte[] bytes) throws PortException;
    }

    private Joined() {}

    /** One whose port writes so; it leaves when that fails. */
    public static ConnectedDevice device(
            ConnectedDevices devices, String uid, String port, Writing writing) {
        var identity = new DeviceIdentity(port, JsonObject.EMPTY.with("uid", uid));
        var device =
                new ConnectedDevice(
                        identity, new Wire(port, writing), (gone, why) -> devices.leave(gone));
        devices.join(device);
        return device;
    }

    /** It is pulled out. */
    public static void leave(ConnectedDevices devices, ConnectedDevice device) {
        devices.leave(device);
    }

    private record Wire(String name, Writing writing) implements Port {

        @Override
        public int read(byte[] into, int from, int most, Duration wait) {
            return 0;
        }

        @Override
        public void write(byte[] bytes) throws PortException {
            writing.write(bytes);
        }

        @Override
        public int discard() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
