package io.postern.socket;

import io.postern.api.context.Time;
import io.postern.api.json.JsonException;
import io.postern.api.json.JsonObject;
import io.postern.api.message.UnreadableException;
import io.postern.command.Commands;
import io.postern.ops.Command;
import io.postern.ops.CommandException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's command, from its line to the end line. */
final class Call implements Runnable {

    static final int LONGEST = 64 * 1024;
    static final Duration STILL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final SocketChannel client;
    private final Commands commands;
    private final Time time;
    private final Consumer<Call> ended;
    private volatile boolean waiting;
    private volatile long waitingSince;

    Call(SocketChannel client, Commands commands, Time time, Consumer<Call> ended) {
        this.client = client;
        this.commands = commands;
        this.time = time;
        this.ended = ended;
    }

    @Override
    public void run() {
        try (client) {
            answer();
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("a client went away: {}", gone.toString());
        } finally {
            ended.accept(this);
        }
    }

    /** Answers that nothing will be done. */
    void refuse(String why) {
        try (client) {
            end(1, why);
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("a client went away: {}", gone.toString());
        } finally {
            ended.accept(this);
        }
    }

    void cutOffWhenStill() {
        if (waiting && time.nanos() - waitingSince > STILL.toNanos()) {
            cutOff();
        }
    }

    void cutOff() {
        try {
            client.close();
        } catch (IOException refused) {
            LOG.debug("cannot close a client's channel: {}", refused.toString());
        }
    }

    private void answer() throws IOException {
        beginWaiting();
        try {
            var line =
                    Lines.read(new BufferedInputStream(Channels.newInputStream(client)), LONGEST);
            waiting = false;
            if (line.isPresent()) {
                var request = Request.read(line.get());
                // its answer may take as long as it likes: so a client knows that one will come
                send(JsonObject.builder().put("taken", true).build());
                run(request);
            }
        } catch (JsonException | UnreadableException | Lines.LineTooLongException garbage) {
            end(2, garbage.getMessage());
        }
    }

    private void run(Request request) {
        var command = commands.find(request.command());
        if (command.isPresent()) {
            run(command.get(), request);
        } else {
            end(2, unknown(request.command()));
        }
    }

    private void run(Command command, Request request) {
        try {
            command.action().run(request.arguments(), this::say);
            send(JsonObject.builder().put("exit", 0).build());
        } catch (CommandException refused) {
            end(refused.exitCode(), refused.getMessage());
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException | LinkageError fault) {
            LOG.warn("command \"{}\" failed", command.name(), fault);
            end(1, command.name() + ": failed inside: " + fault);
        }
    }

    private String unknown(String name) {
        return "command: expected "
                + commands.all().stream().map(Command::name).collect(Collectors.joining(", "))
                + ", found \""
                + name
                + "\"";
    }

    private void say(String line) {
        send(JsonObject.builder().put("line", line).build());
    }

    private void end(int exit, String error) {
        send(JsonObject.builder().put("exit", exit).put("error", error).build());
    }

    private synchronized void send(JsonObject answer) {
        beginWaiting();
        try {
            var bytes = ByteBuffer.wrap(Lines.of(answer));
            while (bytes.hasRemaining()) {
                client.write(bytes);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            waiting = false;
        }
    }

    private void beginWaiting() {
        waitingSince = time.nanos();
        waiting = true;
    }
}
