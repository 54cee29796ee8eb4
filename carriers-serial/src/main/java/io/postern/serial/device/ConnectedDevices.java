package io.postern.serial.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The devices of one carrier that are connected now. Any thread may use it. */
public final class ConnectedDevices {

    private final List<ConnectedDevice> connected = new ArrayList<>();
    private final List<Runnable> joined = new CopyOnWriteArrayList<>();

    /** Calls back after each device that comes, on its thread; must not block. */
    public void onJoin(Runnable told) {
        joined.add(told);
    }

    /** Takes a device in; gives the one that calls itself the same and is connected already. */
    public Optional<ConnectedDevice> join(ConnectedDevice device) {
        Optional<ConnectedDevice> twin;
        synchronized (this) {
            twin = named(device.identity().name());
            connected.add(device);
            connected.sort(Comparator.comparing(one -> one.identity().port()));
        }
        joined.forEach(Runnable::run);
        return twin;
    }

    public synchronized void leave(ConnectedDevice device) {
        connected.remove(device);
    }

    private Optional<ConnectedDevice> named(String name) {
        return connected.stream().filter(one -> one.identity().name().equals(name)).findFirst();
    }

    /** Those that are meant, by the names of their ports. */
    public synchronized List<ConnectedDevice> chosen(DeviceChoice choice) {
        return connected.stream().filter(device -> choice.takes(device.identity())).toList();
    }

    public synchronized int count() {
        return connected.size();
    }
}
