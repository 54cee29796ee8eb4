package io.postern.app.gateway;

import io.postern.api.context.Time;
import io.postern.app.figures.GatewayFigures;
import io.postern.app.session.ExitCode;
import io.postern.config.problem.FindingText;
import io.postern.file.DeathNotes;
import io.postern.gateway.object.UnsentMessages;
import io.postern.http.HttpAddress;
import io.postern.http.server.HttpServer;
import io.postern.metrics.ProcessFigures;
import io.postern.metrics.SpareHeap;
import io.postern.operate.GatewayView;
import io.postern.plugin.report.PluginReport;
import io.postern.reload.NoConfigurationException;
import io.postern.socket.SocketServer;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the parts of a gateway in order, and closes them in reverse. For one thread. */
final class GatewayLife implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Gateway");

    private final DiskPlaces places;
    private final Time time;
    private final GatewayParts parts;
    private final Deque<Part> open = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closing) {}

    GatewayLife(DiskPlaces places, Time time, GatewayParts parts) {
        this.places = places;
        this.time = time;
        this.parts = parts;
    }

    GatewayView view() {
        return parts.view;
    }

    /** What was left unsent, once it is closed. */
    UnsentMessages unsent() {
        return parts.running.unsent();
    }

    /**
     * Starts what the files say, then everything by which people reach it.
     *
     * @throws StartException when nothing can run; close it all the same
     */
    void start(Optional<HttpAddress> http) throws StartException {
        open("plugins and data folder", places);
        parts.view.watch(() -> PluginReport.troubles(places.plugins().reports()));
        parts.view.watch(() -> parts.clock.trouble().stream().toList());
        parts.view.watch(() -> parts.store.trouble().stream().toList());
        parts.clock.begin();
        startDeathNotes();
        open("log of repeats", parts.reporter);
        open("handlers and carriers", parts.running::end);
        open("monitors of connections", parts.monitors);
        open("alarms", parts.alarms);
        open("operating plugins", parts.operators);
        open("reload", parts.reloader);
        startFiles();
        startSocket();
        ProcessFigures.register(parts.meters.ofProcess(), () -> places.plugins().livingLoaders());
        GatewayFigures.register(
                parts.meters.ofProcess(),
                parts.reloader,
                parts.view,
                parts.running.unmade(),
                parts.store);
        open("spare heap", new SpareHeap(SpareHeap.own(), time));
        http.ifPresent(this::startHttp);
    }

    private void startHttp(HttpAddress address) {
        var server = HttpServer.start(address, parts.routes, time);
        parts.view.watch(() -> server.trouble().stream().toList());
        open("http", server);
    }

    private void startFiles() throws StartException {
        try {
            var state = parts.reloader.start();
            var configuration = state.configuration();
            LOG.info(
                    "ready: system \"{}\" with {} addresses, {} carriers, {} tasks",
                    configuration.systemId(),
                    configuration.addresses().size(),
                    configuration.carriers().size(),
                    configuration.tasks().size());
        } catch (NoConfigurationException e) {
            var details = FindingText.sorted(e.findings()).stream().map(FindingText::of).toList();
            throw new StartException(ExitCode.PROBLEMS, details, e.getMessage(), e);
        }
    }

    /** Without them a message that kills the gateway does so again and again. */
    private void startDeathNotes() {
        try {
            var notes = DeathNotes.open(places.data().path().resolve("deaths"), time);
            var inHand = parts.poster.openChains().inHand();
            inHand.keep(notes);
            @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            Thread.setDefaultUncaughtExceptionHandler(
                    inHand.before(before == null ? GatewayLife::log : before));
            open(
                    "notes of deaths",
                    () -> {
                        Thread.setDefaultUncaughtExceptionHandler(before);
                        notes.close();
                    });
        } catch (IOException e) {
            LOG.error(
                    "a message that uses up the memory will not be known again: {}", e.toString());
        }
    }

    private static void log(Thread thread, Throwable failure) {
        LOG.error("thread \"{}\" ended by a mistake in Postern", thread.getName(), failure);
    }

    /** Without it the gateway works all the same, only nobody can ask it. */
    private void startSocket() {
        try {
            open("socket", SocketServer.open(places.data().path(), parts.commands, time));
        } catch (IOException e) {
            LOG.error("commands cannot reach this gateway: {}", e.getMessage());
        }
    }

    private void open(String name, AutoCloseable closing) {
        open.push(new Part(name, closing));
    }

    /** Closes what was opened, the last first; one that fails keeps no other from its end. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            var part = open.pop();
            try {
                part.closing().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception | LinkageError e) {
                LOG.error("{}: could not be closed: {}", part.name(), e.toString(), e);
            }
        }
    }
}
