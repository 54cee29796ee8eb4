package io.postern.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.ops.Queues;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Queues of which each message can be read, but for number 2; they give two at a time. */
public final class FakeQueues implements Queues {

    public final TreeMap<String, Backlog> all = new TreeMap<>();

    public FakeQueues with(String name, long messages, boolean parked) {
        var oldest = Optional.of(FakeGateway.NOW.minusSeconds(90)).filter(any -> messages > 1);
        all.put(name, new Backlog(name, messages, 100 * messages, oldest, parked));
        return this;
    }

    @Override
    public List<Backlog> all() {
        return List.copyOf(all.values());
    }

    @Override
    public List<Waiting> oldest(String name, long after, int most) {
        return LongStream.rangeClosed(after + 1, all.get(name).messages())
                .limit(Math.min(2, most))
                .mapToObj(FakeQueues::waiting)
                .toList();
    }

    private static Waiting waiting(long number) {
        var content =
                new Content(
                        FakeGateway.NOW.minusSeconds(90),
                        "soil",
                        "farm/\u001B[2J",
                        "barn/" + number,
                        ("{\"é\":\n\"\u001B[2J" + "x".repeat(100) + "\"}").getBytes(UTF_8));
        return new Waiting(number, Optional.of(content).filter(any -> number != 2));
    }

    @Override
    public long drop(String name) {
        return all.remove(name).messages();
    }

    @Override
    public long move(String name, String to) {
        return all.remove(name).messages();
    }
}
