package com.example.tail;

import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the lines that other programs append to a file. */
public class TailFactory implements CarrierFactory {

    static final Setting<Path> FILE =
            Setting.path("file", "The file whose lines are read, from its first one on.");
    static final Setting<Duration> LOOK =
            Setting.span(
                            "look",
                            "The pause between two looks for new lines.",
                            Duration.ofMillis(10),
                            Duration.ofDays(1))
                    .orElse(Duration.ofSeconds(1));

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("tail", "Reads the lines that other programs append to a file.")
                .settings(FILE, LOOK)
                .receives(Set.of(Trigger.Kind.ALWAYS));
    }

    @Override
    public CarrierDraft read(Values settings, Findings findings) {
        return context -> {
            var link = new TailLink(context);
            return () -> List.of(link);
        };
    }
}
