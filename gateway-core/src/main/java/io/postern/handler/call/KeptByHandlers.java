package io.postern.handler.call;

import io.postern.api.handler.Kept;
import io.postern.chain.OpenChains;
import io.postern.ops.CommandException;
import io.postern.store.DiskStore;
import io.postern.store.KeptRows;
import io.postern.time.Threads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What handlers keep, by their names: it outlives their objects. */
public final class KeptByHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Store");

    private final DiskStore store;
    private final Threads threads;
    private final PostedLater calls;
    private final OpenChains openChains;
    private final Map<String, KeptRows> read = new ConcurrentHashMap<>();

    public KeptByHandlers(
            DiskStore store, Threads threads, PostedLater calls, OpenChains openChains) {
        this.store = store;
        this.threads = threads;
        this.calls = calls;
        this.openChains = openChains;
    }

    /** Reads what stands on the disk where nobody did yet; some seconds at most. */
    public Kept of(String handler) {
        if (!isUsed(handler)) {
            // not within the map: nobody else waits for the disk
            read.putIfAbsent(handler, read(handler));
        }
        return new KeptInCalls(read.get(handler), calls, openChains);
    }

    /** It was removed: what it left waits for one of its name. */
    public void left(String handler) {
        int many = isUsed(handler) ? read.get(handler).all().size() : 0;
        if (many > 0) {
            LOG.info(
                    "handler {} is gone; {} kept on disk until one of that name is back",
                    handler,
                    KeptRows.count(many));
        }
    }

    /** Whether a handler asked for it. */
    public boolean isUsed(String handler) {
        return read.containsKey(handler);
    }

    private KeptRows read(String handler) {
        try {
            return KeptRows.read(store, threads, handler);
        } catch (CommandException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
