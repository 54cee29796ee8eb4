package io.postern.mqtt.stream;

import io.postern.api.context.Fatal;
import io.postern.mqtt.stream.Timers.LoopTimer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A socket; used once. Its loop alone uses it, but for {@link #open} and {@link #fail}. */
public final class TcpStream implements BytesOut, ReadControl, Loop.Watched {

    private final Loop loop;
    private final InetSocketAddress address;
    private final Duration timeout;

    /** What the other end did not take yet. */
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

    private Optional<BytesIn> in = Optional.empty();
    private Optional<Owner> owner = Optional.empty();
    private Optional<SelectionKey> key = Optional.empty();
    private LoopTimer patience = () -> {};
    private boolean paused;
    private boolean finishing;
    private boolean over;
    private boolean heardAll;
    private long given;
    private long written;

    /** Who uses a socket. */
    public interface Owner {

        /** More of what was given has left. */
        void left();

        /** It is closed; called once. */
        void over(Throwable why);
    }

    public TcpStream(Loop loop, InetSocketAddress address, Duration timeout) {
        this.loop = loop;
        this.address = address;
        this.timeout = timeout;
    }

    /**
     * Connects; any thread, once.
     *
     * @param taker what comes is for
     */
    public void open(BytesIn taker, Owner its) {
        loop.enter(
                () -> {
                    in = Optional.of(taker);
                    owner = Optional.of(its);
                    guarded(this::connect);
                });
    }

    private void connect() throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        key = Optional.of(channel.register(loop.selector(), 0, this));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        patience =
                loop.after(
                        timeout, () -> fail(new SocketTimeoutException("no answer to connecting")));
        if (channel.connect(address)) {
            connected();
        } else {
            key.get().interestOps(SelectionKey.OP_CONNECT);
        }
    }

    private void connected() throws IOException {
        patience.cancel();
        interest();
        in.orElseThrow().opened(this);
    }

    @Override
    public void ready(SelectionKey now) {
        guarded(
                () -> {
                    if (now.isValid() && now.isConnectable() && channel().finishConnect()) {
                        connected();
                    }
                    if (now.isValid() && now.isReadable()) {
                        read();
                    }
                    if (now.isValid() && now.isWritable()) {
                        writeOn();
                    }
                });
    }

    private void read() throws IOException {
        var bytes = loop.incoming();
        int count = heard(bytes);
        heardAll = count < 0;
        interest();
        if (heardAll) {
            in.orElseThrow().ended();
        } else if (count > 0) {
            in.orElseThrow().received(bytes.flip());
        }
    }

    /** Whoever resets the connection ends it, and is named by the layer that waits for him. */
    private int heard(ByteBuffer bytes) throws IOException {
        try {
            return channel().read(bytes);
        } catch (IOException reset) {
            in.orElseThrow().ended();
            throw reset;
        }
    }

    @Override
    public void send(ByteBuffer bytes) throws IOException {
        if (over) {
            bytes.position(bytes.limit());
            return;
        }
        given += bytes.remaining();
        if (waiting.isEmpty()) {
            write(bytes);
        }
        if (bytes.hasRemaining()) {
            waiting.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
            interest();
        }
    }

    /** Hands the system what it takes. */
    private void write(ByteBuffer bytes) throws IOException {
        boolean takes = true;
        while (takes && bytes.hasRemaining()) {
            var some = loop.outgoing();
            int size = Math.min(some.remaining(), bytes.remaining());
            some.put(bytes.slice(bytes.position(), size)).flip();
            int count = channel().write(some);
            bytes.position(bytes.position() + count);
            written += count;
            takes = count == size;
        }
    }

    private void writeOn() throws IOException {
        while (!waiting.isEmpty()) {
            write(waiting.element());
            if (waiting.element().hasRemaining()) {
                break;
            }
            waiting.remove();
        }
        if (waiting.isEmpty()) {
            interest();
            if (finishing) {
                channel().shutdownOutput();
            }
        }
        owner.ifPresent(Owner::left);
    }

    /** How many bytes were given to be sent. */
    public long given() {
        return given;
    }

    /** How many of them the system has taken. */
    public long written() {
        return written;
    }

    @Override
    public void finish() throws IOException {
        finishing = true;
        if (waiting.isEmpty() && !over) {
            channel().shutdownOutput();
        }
    }

    @Override
    public void pause() {
        paused = true;
        interest();
    }

    @Override
    public void resume() {
        paused = false;
        interest();
    }

    @Override
    public void readOnce() {
        key.filter(now -> now.isValid() && !heardAll)
                .ifPresent(now -> now.interestOps(now.interestOps() | SelectionKey.OP_READ));
    }

    private void interest() {
        int wanted =
                (paused || heardAll ? 0 : SelectionKey.OP_READ)
                        | (waiting.isEmpty() ? 0 : SelectionKey.OP_WRITE);
        key.filter(SelectionKey::isValid).ifPresent(now -> now.interestOps(wanted));
    }

    private SocketChannel channel() throws IOException {
        return (SocketChannel) key.orElseThrow(ClosedChannelException::new).channel();
    }

    private interface Step {

        void run() throws IOException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (Throwable fault) {
            Fatal.check(fault);
            fail(fault);
        }
    }

    /** Closes it at once; what was given and not taken yet is gone. Any thread. */
    @Override
    public void fail(Throwable why) {
        if (loop.isHere()) {
            close(why);
        } else {
            loop.execute(() -> close(why));
        }
    }

    private void close(Throwable why) {
        if (over || owner.isEmpty()) {
            return;
        }
        over = true;
        patience.cancel();
        waiting.clear();
        try {
            if (key.isPresent()) {
                key.get().channel().close();
            }
        } catch (IOException alreadyGone) {
            why.addSuppressed(alreadyGone);
        }
        loop.leave();
        owner.ifPresent(whose -> whose.over(why));
    }
}
