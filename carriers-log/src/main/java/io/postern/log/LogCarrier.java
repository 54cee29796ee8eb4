package io.postern.log;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Link;
import java.nio.file.Path;
import java.util.List;

/** One file, or the gateway's log. */
final class LogCarrier implements Carrier {

    private final CarrierContext context;
    private final Sink sink;

    LogCarrier(CarrierContext context) {
        this.context = context;
        this.sink =
                context.settings()
                        .find(LogSettings.FILE)
                        .<Sink>map(file -> new FileSink(Path.of(file), context.settings()))
                        .orElseGet(() -> new LoggerSink(context.name()));
    }

    @Override
    public List<Link> links() {
        return List.of(new LogLink(context, sink));
    }
}
