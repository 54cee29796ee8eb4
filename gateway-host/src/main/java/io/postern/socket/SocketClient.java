package io.postern.socket;

import io.postern.api.context.Time;
import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands in the gateway that runs with a data folder. */
public final class SocketClient {

    private static final Logger LOG = LoggerFactory.getLogger(SocketClient.class);
    private static final int LONGEST = 64 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path dataFolder;
    private final Time time;

    public SocketClient(Path dataFolder, Time time) {
        this.dataFolder = dataFolder;
        this.time = time;
    }

    /**
     * Runs a command and waits for its end; but not long until the gateway takes it.
     *
     * @param out takes each line as it comes
     * @param error takes what went wrong, in words
     * @return the exit code: 0 done, 1 failed, 2 called wrongly
     * @throws NoGatewayException when none answers, or it ends before the command does
     */
    public int call(
            String command, List<String> arguments, Consumer<String> out, Consumer<String> error)
            throws NoGatewayException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            var limit = time.after(PATIENCE, () -> giveUp(channel));
            try {
                connect(channel);
                ask(channel, new Request(command, arguments).line());
                var in = new BufferedInputStream(Channels.newInputStream(channel));
                return listen(in, limit, out, error);
            } finally {
                limit.cancel();
            }
        } catch (ClosedChannelException givenUp) {
            throw new NoGatewayException(
                    true,
                    "the gateway with the data folder \""
                            + dataFolder
                            + "\": expected an answer within "
                            + PATIENCE.toSeconds()
                            + " s, found none; its log may say why: try again, or start it anew",
                    givenUp);
        } catch (IOException broken) {
            throw new NoGatewayException(
                    true, "the gateway ended before it answered \"" + command + "\"", broken);
        }
    }

    private static void giveUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException refused) {
            LOG.debug("cannot close the channel: {}", refused.toString());
        }
    }

    // a gateway that is too busy answers and closes before it was asked: its answer counts
    private static void ask(SocketChannel channel, byte[] line) {
        var request = ByteBuffer.wrap(line);
        try {
            while (request.hasRemaining()) {
                channel.write(request);
            }
        } catch (IOException closed) {
            LOG.debug("the gateway closed before it was asked: {}", closed.toString());
        }
    }

    private static int listen(
            InputStream in, Time.Timer limit, Consumer<String> out, Consumer<String> error)
            throws IOException {
        while (true) {
            var line = Lines.read(in, LONGEST).orElseThrow(() -> new IOException("no end line"));
            limit.cancel();
            var answer = (JsonObject) Json.read(line);
            answer.text("line").ifPresent(out);
            answer.text("error").ifPresent(error);
            if (answer.field("exit").orElse(answer) instanceof JsonNumber exit) {
                return (int) exit.asDouble();
            }
        }
    }

    private void connect(SocketChannel channel) throws NoGatewayException, ClosedChannelException {
        try {
            var path = new SocketPlace(dataFolder).find();
            boolean hidden = !Files.exists(path) && !Files.notExists(path);
            if (hidden || Files.exists(path) && !Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (ClosedChannelException givenUp) {
            throw givenUp;
        } catch (AccessDeniedException othersGateway) {
            throw new NoGatewayException(true, notForYou(), othersGateway);
        } catch (IOException | IllegalArgumentException none) {
            throw new NoGatewayException(
                    false,
                    "no gateway runs with the data folder \""
                            + dataFolder
                            + "\": start one with \"postern run\", or name its folder with --data",
                    none);
        }
    }

    private String notForYou() {
        var owner = owner();
        return "data folder \""
                + dataFolder
                + "\": expected "
                + owner.map(name -> "its user \"" + name + "\"").orElse("its user")
                + " or root, found another, who may not look into it; put \"sudo"
                + owner.map(name -> " -u " + name).orElse("")
                + "\" before the command";
    }

    /** Whose the folder is, or the nearest above it that this user can see. */
    private Optional<String> owner() {
        return Stream.iterate(dataFolder.toAbsolutePath(), Objects::nonNull, Path::getParent)
                .flatMap(folder -> owner(folder).stream())
                .findFirst();
    }

    private static Optional<String> owner(Path folder) {
        try {
            return Optional.of(Files.getOwner(folder).getName());
        } catch (IOException | UnsupportedOperationException hidden) {
            return Optional.empty();
        }
    }
}
