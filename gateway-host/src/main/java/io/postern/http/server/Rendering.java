package io.postern.http.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.postern.http.Answers;
import io.postern.ops.Route.Response;

/** Turns an answer into HTTP. */
final class Rendering {

    private Rendering() {}

    static FullHttpResponse of(Response answer, HttpRequest request, boolean keepAlive) {
        try {
            return render(answer, request, keepAlive);
        } catch (IllegalArgumentException invalid) {
            return render(
                    Answers.error(500, "answer: expected valid headers, found others"),
                    request,
                    keepAlive);
        }
    }

    private static FullHttpResponse render(
            Response answer, HttpRequest request, boolean keepAlive) {
        boolean noBody = request.method().equals(HttpMethod.HEAD);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        noBody ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach(each -> response.headers().add(each.name(), each.value()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set("x-content-type-options", "nosniff");
        var version = keepAlive ? request.protocolVersion() : HttpVersion.HTTP_1_1;
        HttpUtil.setKeepAlive(response.headers(), version, keepAlive);
        return response;
    }
}
