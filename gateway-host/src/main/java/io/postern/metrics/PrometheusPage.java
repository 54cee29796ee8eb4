package io.postern.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Micrometer with Prometheus. The only class that knows them: they load when it is made. */
final class PrometheusPage {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Figure.Id, Meter> shown = new HashMap<>();

    /** Shows a figure in the place of any other of its name: Micrometer would keep the old one. */
    void show(Figure figure) {
        hide(figure.id);
        shown.put(figure.id, register(figure));
    }

    void hide(Figure.Id id) {
        var meter = shown.remove(id);
        if (meter != null) {
            registry.remove(meter);
        }
    }

    String text() {
        return registry.scrape();
    }

    private Meter register(Figure figure) {
        List<Tag> labels =
                figure.id.labels().entrySet().stream()
                        .map(label -> Tag.of(label.getKey(), label.getValue()))
                        .toList();
        if (figure.id.shape() == Figure.Shape.GAUGE) {
            return Gauge.builder(figure.id.name(), figure, each -> each.value.getAsDouble())
                    .description(figure.description)
                    .tags(labels)
                    .register(registry);
        }
        return FunctionCounter.builder(figure.id.name(), figure, each -> each.value.getAsDouble())
                .description(figure.description)
                .tags(labels)
                .register(registry);
    }
}
