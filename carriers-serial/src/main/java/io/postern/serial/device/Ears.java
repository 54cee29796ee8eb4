package io.postern.serial.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that listens to one device. What is taken away hears nothing more. */
final class Ears {

    private List<Ear> all = List.of();

    synchronized List<Ear> all() {
        return all;
    }

    /** When this returns, those that are not among them have heard their last. */
    synchronized void change(List<Ear> next) {
        all = List.copyOf(next);
    }

    synchronized void hear(byte[] bytes, int from, int count) {
        for (var ear : all) {
            ear.hear(bytes, from, count);
        }
    }

    /** Ends an exchange: what it left is heard before anything that comes later. */
    synchronized void takeBack(byte[] left, Relay relay) {
        hear(left, 0, left.length);
        var rest = relay.end();
        hear(rest, 0, rest.length);
    }

    synchronized void silence(Duration since) {
        for (var ear : all) {
            ear.silence(since);
        }
    }

    /** The shortest silence that one of them waits for. */
    synchronized Optional<Duration> awaits() {
        return all.stream().flatMap(ear -> ear.awaits().stream()).min(Duration::compareTo);
    }
}
