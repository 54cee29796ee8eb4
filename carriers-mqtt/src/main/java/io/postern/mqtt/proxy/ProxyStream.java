package io.postern.mqtt.proxy;

import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.stream.BytesIn;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Deadline;
import io.postern.mqtt.stream.Timers;
import io.postern.mqtt.web.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way through a proxy. It asks the proxy, and once that has opened the way it is no longer there:
 * the layer above sends past it. What fails is a {@link ProxyException}. Only its loop uses it.
 */
public final class ProxyStream implements BytesIn {

    private final ProxyGreeting greeting;
    private final Deadline deadline;
    private final BytesIn above;
    private Optional<BytesOut> below = Optional.empty();
    private boolean open;

    /**
     * @param host the broker's, which the proxy looks up
     * @param failing told when the proxy does not open the way in time
     */
    public ProxyStream(
            Proxy proxy,
            String host,
            int port,
            Timers timers,
            Duration timeout,
            Consumer<IOException> failing,
            BytesIn above) {
        this.greeting = greeting(proxy, new HostPort(host, port));
        this.deadline =
                new Deadline(
                        timers,
                        timeout,
                        () -> failing.accept(new ProxyException("no answer in time")));
        this.above = above;
    }

    private static ProxyGreeting greeting(Proxy proxy, HostPort target) {
        return switch (proxy.kind()) {
            case HTTP -> new HttpConnect(proxy, target);
            case SOCKS4 -> new Socks4(proxy, target);
            case SOCKS5 -> new Socks5(proxy, target);
        };
    }

    @Override
    public void opened(BytesOut out) throws IOException {
        below = Optional.of(out);
        deadline.begin();
        greeting.begin(out);
    }

    @Override
    public void received(ByteBuffer bytes) throws IOException {
        if (!open) {
            greet(bytes, below.orElseThrow());
        }
        if (open && bytes.hasRemaining()) {
            above.received(bytes);
        }
    }

    private void greet(ByteBuffer bytes, BytesOut out) throws IOException {
        if (greeting.answered(bytes, out)) {
            open = true;
            deadline.met();
            above.opened(out);
        }
    }

    @Override
    public void ended() throws IOException {
        if (!open) {
            throw new ProxyException("it closed the connection");
        }
        above.ended();
    }
}
