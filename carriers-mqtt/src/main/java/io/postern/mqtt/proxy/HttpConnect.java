package io.postern.mqtt.proxy;

import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.web.HostPort;
import io.postern.mqtt.web.HttpHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks an HTTP proxy, by CONNECT. */
final class HttpConnect implements ProxyGreeting {

    private final Proxy proxy;
    private final HostPort target;
    private final HttpHead answer = new HttpHead(ProxyException::new);

    HttpConnect(Proxy proxy, HostPort target) {
        this.proxy = proxy;
        this.target = target;
    }

    @Override
    public void begin(BytesOut out) throws IOException {
        var request =
                "CONNECT "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + target
                        + "\r\n"
                        + proxy.username().map(this::login).orElse("")
                        + "\r\n";
        out.send(StandardCharsets.UTF_8.encode(request));
    }

    private String login(String username) {
        var login = username + ":" + proxy.password().orElse("");
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    @Override
    public boolean answered(ByteBuffer bytes, BytesOut out) throws IOException {
        if (!answer.take(bytes)) {
            return false;
        }
        if (answer.status() / 100 != 2) {
            throw new ProxyException(
                    "it answered \""
                            + answer.statusLine()
                            + "\""
                            + (answer.status() == 407 ? LOOK_AT_LOGIN : ""));
        }
        return true;
    }
}
