package io.postern.mqtt.web;

import io.postern.mqtt.broker.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a server for a WebSocket, and looks at what it answers. */
final class WebSocketGreeting {

    private static final String MQTT = "mqtt";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    /** What a server adds to our key, to show that it knows WebSockets. */
    private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** What cannot stand in a request as it is, but for {@code %}: it is there for this. */
    private static final Pattern ESCAPED = Pattern.compile("[^!-~]|[\"#<>\\\\^`{|}]");

    private final WebSocket settings;
    private final String host;
    private final String key = Base64.getEncoder().encodeToString(random(16));

    WebSocketGreeting(WebSocket settings, HostPort server, boolean encrypted) {
        this.settings = settings;
        this.host = server.port() == (encrypted ? 443 : 80) ? server.written() : server.toString();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    ByteBuffer request() throws WebSocketException {
        var request = new StringBuilder("GET /" + path() + " HTTP/1.1\r\n");
        for (var header : headers().entrySet()) {
            var line = header.getKey() + ": " + header.getValue();
            if (CONTROL.matcher(line).find()) {
                throw new WebSocketException("a line break in one of \"headers\"");
            }
            request.append(line).append("\r\n");
        }
        return StandardCharsets.UTF_8.encode(request.append("\r\n").toString());
    }

    private String path() {
        return ESCAPED.matcher(settings.path()).replaceAll(part -> escaped(part.group()));
    }

    private static String escaped(String part) {
        var text = new StringBuilder();
        for (var one : part.getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format("%%%02X", one));
        }
        return text.toString();
    }

    /** Ours override those of the settings, whatever the case they are written in. */
    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(settings.headers());
        headers.put("Host", host);
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Key", key);
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Protocol", MQTT);
        headers.remove(EXTENSIONS);
        return headers;
    }

    void check(HttpHead answer) throws WebSocketException {
        if (answer.status() != 101) {
            throw new WebSocketException("the answer was \"" + answer.statusLine() + "\"");
        }
        check(has(answer, "Upgrade", "websocket"), "the answer has no \"Upgrade: websocket\"");
        check(has(answer, "Connection", "upgrade"), "the answer has no \"Connection: Upgrade\"");
        check(
                answer.header("Sec-WebSocket-Accept").filter(accepting()::equals).isPresent(),
                "the answer is to another request: its \"Sec-WebSocket-Accept\" is not ours");
        check(
                answer.header("Sec-WebSocket-Protocol").orElse(MQTT).equals(MQTT),
                "the answer chose another subprotocol than \"mqtt\"");
        check(
                answer.header(EXTENSIONS).isEmpty(),
                "the answer chose an extension that was not offered");
    }

    private static void check(boolean right, String words) throws WebSocketException {
        if (!right) {
            throw new WebSocketException(words);
        }
    }

    private static boolean has(HttpHead answer, String header, String word) {
        return answer.header(header).stream()
                .flatMap(values -> Stream.of(values.split(",")))
                .anyMatch(value -> value.strip().equalsIgnoreCase(word));
    }

    private String accepting() {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(digest.digest((key + SALT).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
