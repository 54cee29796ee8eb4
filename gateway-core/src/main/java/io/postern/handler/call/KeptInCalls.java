package io.postern.handler.call;

import io.postern.api.handler.Kept;
import io.postern.api.json.JsonObject;
import io.postern.chain.OpenChains;
import io.postern.store.KeptRows;
import java.util.List;

/** What a handler keeps, as its object sees it: what it changes in a call holds after that. */
record KeptInCalls(KeptRows rows, PostedLater calls, OpenChains openChains) implements Kept {

    @Override
    public List<Entry> all() {
        return rows.all();
    }

    @Override
    public long add(JsonObject content) {
        var row = rows.add(content);
        var call = calls.call();
        if (call.isPresent()) {
            call.get().changes(openChains).add(row);
        } else {
            row.write(() -> {});
        }
        return row.number();
    }

    @Override
    public void remove(long number) {
        rows.take(number).ifPresent(this::taken);
    }

    private void taken(KeptRows.Row row) {
        var call = calls.call();
        if (call.isPresent()) {
            call.get().changes(openChains).take(row);
        } else {
            row.leave();
        }
    }
}
