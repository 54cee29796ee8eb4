package io.postern.plugin.report;

import io.postern.api.context.Function;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.load.Offers;
import io.postern.plugin.report.PluginReport.OfferedFunction;
import io.postern.plugin.report.PluginReport.Offering;
import io.postern.plugin.report.PluginReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes reports: plain words that keep nothing of a plugin alive. */
public final class Reporting {

    private Reporting() {}

    public static PluginReport running(Loaded plugin) {
        return new PluginReport(
                plugin.id(),
                plugin.manifest().version(),
                plugin.file(),
                State.RUNNING,
                offerings(plugin.offers()),
                Optional.empty());
    }

    /** A change that was tried and not taken up. */
    public static PluginReport dropped(PluginStep change) {
        var line =
                change.sort() == PluginStep.Sort.REMOVED
                        ? ": expected the file to stay, found it gone; plugin "
                                + change.id()
                                + " goes on, since the configuration cannot run without it"
                        : ": expected a configuration that runs with version "
                                + change.version()
                                + " of plugin "
                                + change.id()
                                + ", found one that does not; it is not in use";
        return new PluginReport(
                change.id(),
                change.version(),
                change.file(),
                State.REFUSED,
                List.of(),
                Optional.of(change.file() + line));
    }

    private static List<Offering> offerings(Offers offers) {
        var offerings = new ArrayList<Offering>();
        for (var offer : offers.carriers()) {
            var kind = offer.kind();
            var functions = functions(kind.functions());
            offerings.add(new Offering("carrier", kind.source(), kind.description(), functions));
        }
        for (var offer : offers.handlers()) {
            var kind = offer.kind();
            var functions = functions(kind.functions());
            offerings.add(new Offering("handler", kind.source(), kind.description(), functions));
        }
        for (var offer : offers.tasks()) {
            var kind = offer.kind();
            var functions = functions(kind.functions());
            offerings.add(new Offering("task", kind.source(), kind.description(), functions));
        }
        for (var offer : offers.operators()) {
            offerings.add(new Offering("operator", offer.kind(), "", List.of()));
        }
        return offerings;
    }

    private static List<OfferedFunction> functions(List<Function> functions) {
        return functions.stream()
                .map(function -> new OfferedFunction(function.name(), function.description()))
                .toList();
    }
}
