package io.postern.socket;

import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.content.JsonCodec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands in the gateway that runs with a data folder. */
public final class SocketClient {

    private static final Logger LOG = LoggerFactory.getLogger(SocketClient.class);
    private static final int LONGEST = 64 * 1024 * 1024;

    private final Path dataFolder;

    public SocketClient(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /**
     * Runs a command and waits for its end.
     *
     * @param out takes each line as it comes
     * @param error takes what went wrong, in words
     * @return the exit code: 0 done, 1 failed, 2 called wrongly
     * @throws NoGatewayException when none answers, or it ends before the command does
     */
    public int call(
            String command, List<String> arguments, Consumer<String> out, Consumer<String> error)
            throws NoGatewayException {
        try (var channel = connect()) {
            ask(channel, new Request(command, arguments).line());
            return listen(new BufferedInputStream(Channels.newInputStream(channel)), out, error);
        } catch (IOException broken) {
            throw new NoGatewayException(
                    "the gateway ended before it answered \"" + command + "\"", broken);
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

    private static int listen(InputStream in, Consumer<String> out, Consumer<String> error)
            throws IOException {
        while (true) {
            var line = Lines.read(in, LONGEST).orElseThrow(() -> new IOException("no end line"));
            var answer = (JsonObject) JsonCodec.read(line);
            answer.text("line").ifPresent(out);
            answer.text("error").ifPresent(error);
            if (answer.field("exit").orElse(answer) instanceof JsonNumber exit) {
                return (int) exit.asDouble();
            }
        }
    }

    private SocketChannel connect() throws NoGatewayException {
        try {
            var path = new SocketPlace(dataFolder).find();
            if (Files.exists(path) && !Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (AccessDeniedException othersGateway) {
            throw new NoGatewayException(
                    "the gateway with the data folder \""
                            + dataFolder
                            + "\" belongs to another user: run this as that user or with sudo",
                    othersGateway);
        } catch (IOException | IllegalArgumentException none) {
            throw new NoGatewayException(
                    "no gateway runs with the data folder \""
                            + dataFolder
                            + "\": start one with \"postern run\", or name its folder with --data",
                    none);
        }
    }
}
