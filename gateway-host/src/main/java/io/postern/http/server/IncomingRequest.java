package io.postern.http.server;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.postern.http.RefusedRequest;
import java.io.ByteArrayOutputStream;

/** A request that is coming in, its body bounded. */
final class IncomingRequest {

    static final int MOST_BODY = 1024 * 1024;

    private final HttpRequest head;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

    IncomingRequest(HttpRequest head) {
        this.head = head;
    }

    HttpRequest head() {
        return head;
    }

    /** Refuses a body that is announced too long, before it is sent. */
    void checkLength() throws RefusedRequest {
        if (HttpUtil.getContentLength(head, 0L) > MOST_BODY) {
            throw tooLong();
        }
    }

    void add(HttpContent part) throws RefusedRequest {
        if (part.decoderResult().isFailure()) {
            throw new RefusedRequest(400, "body: expected HTTP, found something else");
        }
        var bytes = part.content();
        if (body.size() + bytes.readableBytes() > MOST_BODY) {
            throw tooLong();
        }
        var copy = new byte[bytes.readableBytes()];
        bytes.readBytes(copy);
        body.writeBytes(copy);
    }

    byte[] body() {
        return body.toByteArray();
    }

    private static RefusedRequest tooLong() {
        return new RefusedRequest(
                413, "body: expected at most " + MOST_BODY + " bytes, found more");
    }
}
