package io.postern.mqtt.proxy;

import io.postern.mqtt.broker.Proxy;
import io.postern.mqtt.stream.BytesOut;
import io.postern.mqtt.stream.Gathered;
import io.postern.mqtt.web.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a SOCKS5 proxy, with user name and password where there are some. */
final class Socks5 implements ProxyGreeting {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private final Proxy proxy;
    private final HostPort target;
    private final Gathered answer = new Gathered(4 + 1 + 255 + 2);
    private Step step = Step.METHOD;

    /** What the next answer is about. */
    private enum Step {
        METHOD,
        LOGIN,
        WAY
    }

    Socks5(Proxy proxy, HostPort target) {
        this.proxy = proxy;
        this.target = target;
    }

    @Override
    public void begin(BytesOut out) throws IOException {
        out.send(
                ByteBuffer.wrap(
                        proxy.username().isPresent()
                                ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD}
                                : new byte[] {VERSION, 1, NO_LOGIN}));
    }

    @Override
    public boolean answered(ByteBuffer bytes, BytesOut out) throws IOException {
        if (step == Step.METHOD && answer.take(bytes, 2)) {
            method(out);
        }
        if (step == Step.LOGIN && answer.take(bytes, 2)) {
            loggedIn(out);
        }
        return step == Step.WAY && isOpen(bytes);
    }

    private void method(BytesOut out) throws IOException {
        checkVersion();
        int method = answer.at(1);
        if (method == NO_LOGIN) {
            askForWay(out);
        } else if (method == PASSWORD && proxy.username().isPresent()) {
            logIn(proxy.username().get(), out);
        } else {
            throw new ProxyException(
                    proxy.username().isPresent()
                            ? "it wants a login other than by user name and password"
                            : "it wants a login; set a user name and password in \"proxy\"");
        }
    }

    private void logIn(String username, BytesOut out) throws IOException {
        var request = ByteBuffer.allocate(1 + 256 + 256).put((byte) 1);
        put(request, "user name", username);
        put(request, "password", proxy.password().orElse(""));
        next(Step.LOGIN, request, out);
    }

    /** The version is not looked at: some proxies write their own, others that of the login. */
    private void loggedIn(BytesOut out) throws IOException {
        if (answer.at(1) != 0) {
            throw new ProxyException("it does not let this user in" + LOOK_AT_LOGIN);
        }
        askForWay(out);
    }

    private void askForWay(BytesOut out) throws IOException {
        var request = ByteBuffer.allocate(4 + 256 + 2).put(new byte[] {VERSION, 1, 0});
        var address = target.address();
        if (address.isPresent()) {
            request.put((byte) (address.get().length == 4 ? IPV4 : IPV6)).put(address.get());
        } else {
            put(request.put((byte) NAME), "host name", target.host());
        }
        next(Step.WAY, request.putShort((short) target.port()), out);
    }

    private static void put(ByteBuffer request, String what, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new ProxyException("it takes no " + what + " of more than 255 bytes");
        }
        request.put((byte) bytes.length).put(bytes);
    }

    private void next(Step next, ByteBuffer request, BytesOut out) throws IOException {
        step = next;
        answer.clear();
        out.send(request.flip());
    }

    private boolean isOpen(ByteBuffer bytes) throws IOException {
        // a refusal may be cut off behind its reason
        if (!answer.take(bytes, 2)) {
            return false;
        }
        checkVersion();
        if (answer.at(1) != 0) {
            throw new ProxyException(refusal(answer.at(1)));
        }
        return answer.take(bytes, 5) && answer.take(bytes, size());
    }

    /** Of the whole answer: the address it tells has the length of its kind. */
    private int size() throws IOException {
        return switch (answer.at(3)) {
            case IPV4 -> 4 + 4 + 2;
            case NAME -> 4 + 1 + answer.at(4) + 2;
            case IPV6 -> 4 + 16 + 2;
            default -> throw noProxy();
        };
    }

    private void checkVersion() throws IOException {
        if (answer.at(0) != VERSION) {
            throw noProxy();
        }
    }

    private static IOException noProxy() {
        return new ProxyException("what answers is no SOCKS5 proxy");
    }

    private String refusal(int code) {
        return switch (code) {
            case 2 -> "it does not allow a way to " + target;
            case 7, 8 -> "it does not know how to reach " + target;
            default -> "it cannot reach " + target + " (" + reason(code) + ")";
        };
    }

    private static String reason(int code) {
        return switch (code) {
            case 1 -> "general failure";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time to live ran out";
            default -> "code " + code;
        };
    }
}
