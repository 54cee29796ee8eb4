package io.postern.app.run;

import io.postern.api.context.Time;
import io.postern.app.session.Surroundings;
import io.postern.app.session.Version;
import io.postern.command.Commands;
import io.postern.command.OwnCommands;
import io.postern.config.read.ObjectFiles;
import io.postern.gateway.EventHub;
import io.postern.gateway.GatewayView;
import io.postern.gateway.Herald;
import io.postern.gateway.Operators;
import io.postern.gateway.OwnSupplies;
import io.postern.gateway.Works;
import io.postern.http.OwnRoutes;
import io.postern.http.Routes;
import io.postern.logging.Logging;
import io.postern.metrics.MeterHouse;
import io.postern.office.DeadLetterBox;
import io.postern.office.Flights;
import io.postern.office.HeapShares;
import io.postern.office.Outlet;
import io.postern.office.PostOffice;
import io.postern.office.Uids;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.plugin.house.PluginText;
import io.postern.reload.Reloader;
import io.postern.state.StateFiles;
import io.postern.time.SteadyStamp;
import java.util.Optional;

/** The parts of a gateway, and how they know each other. Nothing is opened here. */
final class GatewayParts {

    final MeterHouse meters = new MeterHouse();
    final Herald herald;
    final Outlet outlet;
    final Works works;
    final GatewayView view;
    final Routes routes;
    final Commands commands = new Commands();
    final Operators operators;
    final Reloader reloader;

    private final FileConfigurations files;

    GatewayParts(
            RunOptions options,
            Surroundings surroundings,
            Premises premises,
            Logging logging,
            Time time) {
        var folders = options.folders();
        var events = new EventHub();
        herald = new Herald(time, events);
        var shares = HeapShares.of(Runtime.getRuntime().maxMemory());
        var deadLetters = new DeadLetterBox(shares.deadLetters(), herald::forgotten);
        deadLetters.listen(herald::died);
        var office = new PostOffice(deadLetters, shares.tables());
        var uids = new Uids(surroundings.hostName());
        outlet = new Outlet(office, new Flights(time), uids, time, shares);
        files = new FileConfigurations(folders, surroundings);
        var objectFiles = new ObjectFiles(folders.configs());
        var supplies = new OwnSupplies(new StateFiles(folders.data()), meters, objectFiles);
        works = new Works(time, outlet, deadLetters, supplies, herald, herald);
        view =
                new GatewayView(
                        works,
                        deadLetters,
                        events,
                        logging,
                        Version.text(),
                        SteadyStamp.now(time),
                        this::configuration);
        var figures = new Figures(works, meters);
        routes = new Routes(OwnRoutes.of(figures::page, () -> States.health(view.status())));
        commands.add(
                OwnCommands.of(
                        view,
                        time,
                        () -> PluginText.of(premises.plugins().reports()).lines().toList()));
        operators = new Operators(view, commands, routes);
        reloader =
                new Reloader(
                        folders.configs(),
                        folders.plugins(),
                        files,
                        new HousePlugins(premises.plugins(), events, time),
                        new Change(works, operators),
                        premises.lastGood(),
                        time,
                        events::tell);
    }

    /** The view is made before the reloader, which knows of plugins that are given the view. */
    private Optional<ConfigurationStatus> configuration() {
        return reloader.state()
                .map(state -> States.status(state, works.unmade().lines(), files.idle()));
    }
}
