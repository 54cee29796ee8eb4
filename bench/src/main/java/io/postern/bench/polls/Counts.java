package io.postern.bench.polls;

import java.util.EnumMap;
import java.util.Map;

/** What was counted at one moment: now. */
final class Counts {

    private static final double NANOS = 1e9;

    private final Map<PollFigure, Double> counts;
    private final long moment = System.nanoTime();

    Counts(Map<PollFigure, Double> counts) {
        this.counts = counts;
    }

    /** What was counted since, each second. */
    Map<PollFigure, Double> perSecond(Map<PollFigure, Double> now) {
        double seconds = (System.nanoTime() - moment) / NANOS;
        var rates = new EnumMap<PollFigure, Double>(PollFigure.class);
        now.forEach(
                (figure, count) ->
                        rates.put(figure, (count - counts.getOrDefault(figure, 0.0)) / seconds));
        return rates;
    }
}
