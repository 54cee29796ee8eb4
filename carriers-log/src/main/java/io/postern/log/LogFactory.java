package io.postern.log;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.util.List;
import java.util.Set;

/** The carrier source {@code log}. */
public final class LogFactory implements CarrierFactory {

    private static final List<Setting<?>> FOR_FILES =
            List.of(
                    LogSettings.ROTATE_SIZE,
                    LogSettings.KEEP,
                    LogSettings.SYNC,
                    LogSettings.SYNC_INTERVAL);

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("log", "Writes messages to a file or to the gateway's log.")
                .settings(
                        LogSettings.FILE,
                        LogSettings.ROTATE_SIZE,
                        LogSettings.KEEP,
                        LogSettings.SYNC,
                        LogSettings.SYNC_INTERVAL)
                .sends(
                        Set.of(Trigger.Kind.ON_MESSAGE, Trigger.Kind.EVERY, Trigger.Kind.AS_NEEDED),
                        LogSettings.FORMAT);
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        check(settings, findings);
        return context -> {
            var sink = sink(context);
            return () -> List.of(new LogLink(context, sink));
        };
    }

    private static void check(Values settings, Findings findings) {
        if (!settings.has(LogSettings.FILE)) {
            FOR_FILES.stream()
                    .filter(settings::has)
                    .forEach(
                            setting ->
                                    findings.note(
                                            setting.name(),
                                            "expected only beside \"file\", found it without: it"
                                                    + " has no effect"));
        }
    }

    /** One file, or the gateway's log. */
    private static Sink sink(CarrierContext context) {
        return context.settings()
                .find(LogSettings.FILE)
                .<Sink>map(file -> new FileSink(file, context.settings()))
                .orElseGet(() -> new LoggerSink(context.name()));
    }
}
