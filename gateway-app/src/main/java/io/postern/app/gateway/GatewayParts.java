package io.postern.app.gateway;

import io.postern.alarm.AlarmMessages;
import io.postern.alarm.Alarms;
import io.postern.api.context.Time;
import io.postern.app.figures.AddressFigures;
import io.postern.app.session.NothingYet;
import io.postern.app.session.Surroundings;
import io.postern.app.session.Version;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.command.Commands;
import io.postern.command.OwnCommands;
import io.postern.config.read.ObjectFiles;
import io.postern.dead.KeptDeadLetters;
import io.postern.event.EventHub;
import io.postern.event.EventReporter;
import io.postern.gateway.RunningConfiguration;
import io.postern.gateway.object.AllCounters;
import io.postern.http.HttpRoutes;
import io.postern.http.OwnRoutes;
import io.postern.journal.Journal;
import io.postern.journal.disk.FolderDisk;
import io.postern.logging.Logging;
import io.postern.message.Uids;
import io.postern.metrics.AllMeters;
import io.postern.monitor.Monitors;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.PostOffice;
import io.postern.operate.GatewayView;
import io.postern.operate.HostServices;
import io.postern.operate.Operators;
import io.postern.ops.Status.ConfigurationStatus;
import io.postern.plugin.report.PluginText;
import io.postern.reload.ConfigurationFiles;
import io.postern.reload.CurrentRun;
import io.postern.reload.Reloader;
import io.postern.state.StateFiles;
import io.postern.store.DeadLetterRows;
import io.postern.store.DiskStore;
import io.postern.store.StoredQueues;
import io.postern.time.Machine;
import io.postern.time.SteadyStamp;
import io.postern.time.ThreadLane;
import io.postern.time.TimeServer;
import io.postern.time.WallClock;
import java.nio.file.Path;
import java.util.Optional;

/** The parts of a gateway, and how they know each other. Nothing is opened here. */
final class GatewayParts {

    private static final Path TIME_SERVER = Path.of("/run/systemd/timesync");

    final AllMeters meters = new AllMeters();
    final WallClock clock;
    final Alarms alarms;
    final EventReporter reporter;
    final MessagePoster poster;
    final Monitors monitors;
    final DiskStore store;
    final RunningConfiguration running;
    final GatewayView view;
    final HttpRoutes routes;
    final Commands commands = new Commands();
    final Operators operators;
    final Reloader reloader;

    GatewayParts(
            RunOptions options,
            Surroundings surroundings,
            DiskPlaces places,
            Logging logging,
            Time time) {
        var folders = options.folders();
        var events = new EventHub();
        alarms = new Alarms(time, new ThreadLane("alarms"));
        reporter = new EventReporter(time, events, alarms);
        var shares = HeapShares.of(Runtime.getRuntime().maxMemory());
        clock =
                new WallClock(
                        time,
                        Version.built(),
                        places.data().newest(),
                        () -> TimeServer.of(TIME_SERVER));
        var machine = Machine.of(time, clock);
        var disk = new FolderDisk(folders.data().resolve(Journal.FOLDER));
        store = new DiskStore(Optional.of(disk), machine);
        var deadLetters =
                new DeadLetterBox(
                        Optional.of(new DeadLetterRows(store, machine.threads())),
                        shares.deadLetters(),
                        reporter::forgotten);
        deadLetters.listen(reporter::died);
        var office = new PostOffice(deadLetters, shares.tables());
        var uids = new Uids(surroundings.hostName());
        poster = new MessagePoster(office, new OpenChains(), uids, time, shares);
        var objectFiles = new ObjectFiles(folders.configs());
        var services = new HostServices(new StateFiles(folders.data()), meters, objectFiles);
        var counters = new AllCounters(reporter);
        monitors = Monitors.start(time, services, poster, counters, reporter);
        running =
                new RunningConfiguration(
                        machine, poster, deadLetters, store, services, counters, monitors);
        alarms.tell(new AlarmMessages(poster, counters, running::configuration));
        alarms.watch("data/journal", "disk", store::trouble, "data/journal can be used again");
        view =
                new GatewayView(
                        running,
                        new KeptDeadLetters(deadLetters, poster, running, machine),
                        new StoredQueues(store, running::senders, machine.threads()),
                        events,
                        logging,
                        Version.text(),
                        SteadyStamp.now(time),
                        this::configuration);
        var figures = new AddressFigures(running, meters);
        routes = new HttpRoutes(OwnRoutes.of(figures::page, () -> States.health(view.status())));
        commands.add(
                OwnCommands.of(
                        view,
                        time,
                        () -> PluginText.of(places.plugins().reports()).lines().toList()));
        operators = new Operators(view, commands, routes);
        var files =
                new ConfigurationFiles(
                        folders.configs(),
                        surroundings.variables(folders),
                        surroundings.hostName(),
                        reading -> NothingYet.tell(reading, folders, surroundings));
        reloader =
                new Reloader(
                        files,
                        places.plugins(),
                        new CurrentRun(running, operators, time),
                        places.lastGood(),
                        time,
                        events::tell);
    }

    /** The view is made before the reloader, which knows of plugins that are given the view. */
    private Optional<ConfigurationStatus> configuration() {
        return reloader.state().map(state -> States.status(state, running.unmade().lines()));
    }
}
