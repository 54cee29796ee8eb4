package com.example.tail;

import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.carrier.Trigger;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the lines that other programs append to a file. */
public class TailFactory implements CarrierFactory {

    static final Setting<String> FILE =
            Setting.text("file", "The file whose lines are read, from its first one on.");
    static final Setting<Duration> LOOK =
            Setting.span("look", "The pause between two looks for new lines.")
                    .orElse(Duration.ofSeconds(1));

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("tail", "Reads the lines that other programs append to a file.")
                .settings(FILE, LOOK)
                .receives(Set.of(Trigger.Kind.ALWAYS));
    }

    /** What the descriptions of the settings cannot say; the gateway adds file, line and column. */
    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        var file = settings.get(FILE);
        try {
            Path.of(file);
        } catch (InvalidPathException e) {
            findings.problem("file", "expected the name of a file, found " + e.getReason());
        }
        if (settings.get(LOOK).toMillis() < 10) {
            findings.problem("look", "expected at least 10 ms, found less");
        }
        return context -> {
            var link = new TailLink(context);
            return () -> List.of(link);
        };
    }
}
