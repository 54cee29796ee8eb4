package io.postern.mqtt.proxy;

import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Gathered;
import io.postern.mqtt.web.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS4 proxy, by SOCKS4a where the host has a name. */
final class Socks4 implements ProxyGreeting {

    private static final int GRANTED = 90;

    private final Proxy proxy;
    private final HostPort target;
    private final Gathered answer = new Gathered(8);

    Socks4(Proxy proxy, HostPort target) {
        this.proxy = proxy;
        this.target = target;
    }

    @Override
    public void begin(BytesOut out) throws IOException {
        var user = proxy.username().orElse("").getBytes(StandardCharsets.UTF_8);
        var name = target.host().getBytes(StandardCharsets.UTF_8);
        var address = target.address().filter(bytes -> bytes.length == 4);
        var request = ByteBuffer.allocate(10 + user.length + name.length);
        request.put((byte) 4).put((byte) 1).putShort((short) target.port());
        // an address that nobody has says that the name follows
        request.put(address.orElse(new byte[] {0, 0, 0, 1}));
        request.put(user).put((byte) 0);
        if (address.isEmpty()) {
            request.put(name).put((byte) 0);
        }
        out.send(request.flip());
    }

    @Override
    public boolean answered(ByteBuffer bytes, BytesOut out) throws IOException {
        if (answer.take(bytes, 1) && answer.at(0) != 0) {
            throw new ProxyException("what answers is no SOCKS4 proxy");
        }
        if (!answer.take(bytes, 8)) {
            return false;
        }
        if (answer.at(1) != GRANTED) {
            throw new ProxyException(refusal(answer.at(1)));
        }
        return true;
    }

    private String refusal(int code) {
        return switch (code) {
            case 91 -> "it cannot reach " + target + ", or does not allow it";
            case 92, 93 -> "it does not let this user in; look at the user name in \"proxy\"";
            default -> "what answers is no SOCKS4 proxy";
        };
    }
}
