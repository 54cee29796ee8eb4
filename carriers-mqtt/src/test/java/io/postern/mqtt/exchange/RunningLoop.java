package io.postern.mqtt.exchange;

import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Loop;
import io.postern.mqtt.stream.TcpStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A loop that goes on because a socket uses it which has nothing to say. */
final class RunningLoop implements AutoCloseable {

    final Loop loop = new Loop();
    private final ServerSocket server;
    private final TcpStream stream;

    RunningLoop() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        stream = new TcpStream(loop, address, Duration.ofSeconds(10));
        stream.open(new Silence(), new Nobody());
    }

    /** Something that may fail. */
    interface Step {

        void run() throws Exception;
    }

    /** Does it on the loop, and waits until it is done. */
    void on(Step step) throws Exception {
        var done = new CompletableFuture<Boolean>();
        loop.execute(
                () -> {
                    try {
                        step.run();
                        done.complete(true);
                    } catch (Throwable fault) {
                        done.completeExceptionally(fault);
                    }
                });
        done.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        stream.fail(new EOFException("the test is over"));
        server.close();
    }

    private static final class Silence implements BytesIn {

        @Override
        public void opened(BytesOut out) {}

        @Override
        public void received(ByteBuffer bytes) {}

        @Override
        public void ended() {}
    }

    private static final class Nobody implements TcpStream.Owner {

        @Override
        public void left() {}

        @Override
        public void over(Throwable why) {}
    }
}
