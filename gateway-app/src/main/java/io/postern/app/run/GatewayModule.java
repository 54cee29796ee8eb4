package io.postern.app.run;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
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
import io.postern.plugin.house.PluginText;
import io.postern.reload.Reloader;
import io.postern.state.StateFiles;
import io.postern.time.SteadyStamp;

/** How the parts of a gateway know each other. Nothing is opened here. */
final class GatewayModule extends AbstractModule {

    private final RunOptions options;
    private final Surroundings surroundings;
    private final Premises premises;
    private final Logging logging;
    private final Time time;

    GatewayModule(
            RunOptions options,
            Surroundings surroundings,
            Premises premises,
            Logging logging,
            Time time) {
        this.options = options;
        this.surroundings = surroundings;
        this.premises = premises;
        this.logging = logging;
        this.time = time;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();

        bind(RunOptions.class).toInstance(options);
        bind(Premises.class).toInstance(premises);
        bind(Logging.class).toInstance(logging);
        bind(Time.class).toInstance(time);
        bind(GatewayHouse.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    EventHub events() {
        return new EventHub();
    }

    @Provides
    @Singleton
    MeterHouse meters() {
        return new MeterHouse();
    }

    @Provides
    @Singleton
    DeadLetterBox deadLetters(Herald herald, HeapShares shares) {
        var box = new DeadLetterBox(shares.deadLetters(), herald::forgotten);
        box.listen(herald::died);
        return box;
    }

    @Provides
    @Singleton
    Herald herald(EventHub events) {
        return new Herald(time, events);
    }

    @Provides
    @Singleton
    HeapShares shares() {
        return HeapShares.of(Runtime.getRuntime().maxMemory());
    }

    @Provides
    @Singleton
    Outlet outlet(DeadLetterBox deadLetters, HeapShares shares) {
        return new Outlet(
                new PostOffice(deadLetters, shares.tables()),
                new Flights(time),
                new Uids(surroundings.hostName()),
                time,
                shares);
    }

    @Provides
    @Singleton
    Works works(Outlet outlet, DeadLetterBox deadLetters, MeterHouse meters, Herald herald) {
        var supplies =
                new OwnSupplies(
                        new StateFiles(options.folders().data()),
                        meters,
                        new ObjectFiles(options.folders().configs()));
        return new Works(time, outlet, deadLetters, supplies, herald, herald);
    }

    /** The reloader comes late: it knows of plugins that are given this view. */
    @Provides
    @Singleton
    GatewayView view(
            Works works,
            DeadLetterBox deadLetters,
            EventHub events,
            Provider<Reloader> reloader,
            FileConfigurations files) {
        return new GatewayView(
                works,
                deadLetters,
                events,
                logging,
                Version.text(),
                SteadyStamp.now(time),
                () ->
                        reloader.get()
                                .state()
                                .map(
                                        state ->
                                                States.status(
                                                        state,
                                                        works.unmade().lines(),
                                                        files.idle())));
    }

    @Provides
    @Singleton
    FileConfigurations files() {
        return new FileConfigurations(options.folders(), surroundings);
    }

    @Provides
    @Singleton
    Figures figures(Works works, MeterHouse meters) {
        return new Figures(works, meters);
    }

    @Provides
    @Singleton
    Routes routes(Figures figures, GatewayView view) {
        return new Routes(OwnRoutes.of(figures::page, () -> States.health(view.status())));
    }

    @Provides
    @Singleton
    Commands commands(GatewayView view) {
        var commands = new Commands();
        commands.add(
                OwnCommands.of(
                        view,
                        time,
                        () -> PluginText.of(premises.plugins().reports()).lines().toList()));
        return commands;
    }

    @Provides
    @Singleton
    Operators operators(GatewayView view, Commands commands, Routes routes) {
        return new Operators(view, commands, routes);
    }

    @Provides
    @Singleton
    Reloader reloader(Works works, Operators operators, EventHub events, FileConfigurations files) {
        return new Reloader(
                options.folders().configs(),
                options.folders().plugins(),
                files,
                new HousePlugins(premises.plugins(), events, time),
                new Change(works, operators),
                premises.lastGood(),
                time,
                events::tell);
    }
}
