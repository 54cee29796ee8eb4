package io.postern.api.testing;

import io.postern.api.handler.Kept;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler keeps, in memory, with the bound of the real one. Nothing is taken back where a
 * call throws. A test adds before the handler is made what one before it left.
 */
public final class FakeKept implements Kept {

    private static final int MOST = 10_000_000;
    private static final int EACH = 100;

    private final List<Entry> entries = new ArrayList<>();
    private long last;

    private record Added(long number, JsonObject content) implements Entry {}

    @Override
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized long add(JsonObject content) {
        var one = new Added(last + 1, (JsonObject) Json.read(content.bytes()));
        if (size() + size(one) > MOST) {
            throw new IllegalStateException("kept: expected at most 10 MB, found more");
        }
        entries.add(one);
        last++;
        return last;
    }

    @Override
    public synchronized void remove(long number) {
        entries.removeIf(one -> one.number() == number);
    }

    private long size() {
        return entries.stream().mapToLong(FakeKept::size).sum();
    }

    private static long size(Entry entry) {
        return entry.content().length() + EACH;
    }
}
