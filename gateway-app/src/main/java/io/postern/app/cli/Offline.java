package io.postern.app.cli;

import io.postern.app.session.Folders;
import io.postern.app.session.TemporaryFolder;
import io.postern.plugin.Catalog;
import io.postern.plugin.house.PluginHouse;
import io.postern.plugin.house.PluginReport;
import io.postern.plugin.house.Scan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The plugins that a gateway on these folders would load, without a gateway. */
final class Offline implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 20;

    private final TemporaryFolder work;
    private final PluginHouse house;

    Offline(Folders folders) throws IOException {
        work = TemporaryFolder.create();
        house = new PluginHouse(folders.plugins(), work.path());
        var scan = house.scan();
        // A jar that is still being copied is given a moment, as the gateway gives it.
        for (int looks = 1; !scan.isSettled() && looks < MOST_LOOKS; looks++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            scan = again(scan);
        }
        house.commit(scan);
    }

    Catalog catalog() {
        return house.catalog();
    }

    List<PluginReport> reports() {
        return house.reports();
    }

    @Override
    public void close() throws IOException {
        house.close();
        work.close();
    }

    private Scan again(Scan unsettled) {
        house.discard(unsettled);
        return house.scan();
    }
}
