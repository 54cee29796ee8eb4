package io.postern.app.cli.files;

import io.postern.app.session.Folders;
import io.postern.app.session.TemporaryFolder;
import io.postern.config.catalog.Catalog;
import io.postern.plugin.report.PluginReport;
import io.postern.plugin.run.DroppedPlugins;
import io.postern.plugin.run.PluginScan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The plugins that a gateway on these folders would load, without a gateway. */
public final class Offline implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 20;

    private final TemporaryFolder work;
    private final DroppedPlugins dropped;

    public Offline(Folders folders) throws IOException {
        work = TemporaryFolder.create();
        dropped = new DroppedPlugins(folders.plugins(), work.path());
        var scan = dropped.scan();
        // A jar that is still being copied is given a moment, as the gateway gives it.
        for (int looks = 1; !scan.isSettled() && looks < MOST_LOOKS; looks++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            scan = again(scan);
        }
        dropped.commit(scan);
    }

    public Catalog catalog() {
        return dropped.catalog();
    }

    public List<PluginReport> reports() {
        return dropped.reports();
    }

    @Override
    public void close() throws IOException {
        dropped.close();
        work.close();
    }

    private PluginScan again(PluginScan unsettled) {
        dropped.discard(unsettled);
        return dropped.scan();
    }
}
