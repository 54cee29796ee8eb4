package io.postern.app.figures;

import io.postern.config.problem.Grade;
import io.postern.gateway.WaitingObjects;
import io.postern.metrics.ObjectMeters;
import io.postern.ops.Gateway;
import io.postern.ops.Status.LinkStatus;
import io.postern.reload.Reloader;
import io.postern.store.DiskStore;
import java.util.Map;

/** What one would like to be woken for: broken files, links that are away, dead letters. */
public final class GatewayFigures {

    private final Reloader reloader;
    private final Gateway gateway;

    private GatewayFigures(Reloader reloader, Gateway gateway) {
        this.reloader = reloader;
        this.gateway = gateway;
    }

    public static void register(
            ObjectMeters meters,
            Reloader reloader,
            Gateway gateway,
            WaitingObjects unmade,
            DiskStore store) {
        var figures = new GatewayFigures(reloader, gateway);
        meters.values(
                "postern.build.info",
                "Which Postern this is",
                "version",
                () -> Map.of(gateway.status().version(), 1));
        meters.value(
                "postern.configuration.problems",
                "Problems of the files as they are now",
                () -> figures.findings(Grade.PROBLEM));
        meters.value(
                "postern.configuration.waiting",
                "Objects that wait for a plugin",
                () -> figures.findings(Grade.WAITING));
        meters.value(
                "postern.configuration.unmade",
                "Objects that wait because their plugin cannot make them",
                () -> unmade.lines().size());
        meters.value(
                "postern.configuration.last.good",
                "1 while something older runs than what the files say",
                () -> reloader.state().filter(state -> state.lastGood()).isPresent() ? 1 : 0);
        meters.count(
                "postern.configuration.applied",
                "Configurations applied",
                () -> reloader.counts().applied());
        meters.count(
                "postern.configuration.refused",
                "Configurations refused",
                () -> reloader.counts().refused());
        meters.value(
                "postern.store.trouble",
                "1 while nothing can be written to data/journal",
                () -> store.trouble().isPresent() ? 1 : 0);
        meters.value("postern.links.down", "Links that are not up", figures::linksDown);
        meters.count(
                "postern.dead.letters",
                "Messages that became dead letters",
                () -> gateway.deadLetters().count());
        meters.value(
                "postern.dead.letters.kept",
                "Dead letters on disk",
                () -> gateway.deadLetters().kept());
        meters.count(
                "postern.dead.letters.evicted",
                "Dead letters that made room for newer ones",
                () -> gateway.deadLetters().evicted());
    }

    private double findings(Grade grade) {
        return reloader.state().stream()
                .flatMap(state -> state.findings().stream())
                .filter(finding -> finding.grade() == grade)
                .count();
    }

    private double linksDown() {
        return gateway.status().carriers().stream()
                .flatMap(carrier -> carrier.links().stream())
                .map(LinkStatus::state)
                .filter(state -> !state.equals("up"))
                .count();
    }
}
