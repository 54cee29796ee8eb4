package io.postern.broker.artemis.port;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.postern.broker.Plan;
import io.postern.broker.artemis.words.ArtemisWords;
import io.postern.broker.artemis.words.RareWarning;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a WebSocket be opened by programs and by the web pages that may. A page of somebody else can
 * make a browser here open one: it is known by its Host (DNS rebinding) or its Origin, as at the
 * gateway's HTTP server. Where other machines may come, any Host may be right: there only who knows
 * a password gets further. One for each connection.
 */
final class PageGate extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Plan plan;
    private final RareWarning refusals;

    PageGate(Plan plan, RareWarning refusals) {
        this.plan = plan;
        this.refusals = refusals;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var fault = fault(request);
        if (fault.isPresent()) {
            refusals.warn(
                    "turned away a web page at "
                            + context.channel().remoteAddress()
                            + ": "
                            + fault.get());
            context.writeAndFlush(refusal(fault.get())).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(request.retain());
        }
        context.pipeline().remove(this);
    }

    private Optional<String> fault(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of("request: expected HTTP, found something else");
        }
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            return Optional.of("Host: expected one header, found " + hosts.size());
        }
        var host = hosts.get(0).strip().toLowerCase(Locale.ROOT);
        var names = names();
        if (plan.isLocal() && !names.contains(withoutPort(host))) {
            return Optional.of(
                    "Host: expected "
                            + String.join(", ", names)
                            + ", found \""
                            + ArtemisWords.shown(host)
                            + "\"");
        }
        return originFault(request.headers().getAll(HttpHeaderNames.ORIGIN), host);
    }

    private Set<String> names() {
        var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        names.add(plan.host().contains(":") ? "[" + plan.host() + "]" : plan.host());
        return names;
    }

    // a program sends none; a page sends its own, always
    private Optional<String> originFault(List<String> origins, String host) {
        var own = (plan.tls().isPresent() ? "https://" : "http://") + host;
        return origins.stream()
                .filter(origin -> !mayCome(origin.strip().toLowerCase(Locale.ROOT), own))
                .findFirst()
                .map(
                        origin ->
                                "Origin: expected \""
                                        + ArtemisWords.shown(own)
                                        + "\" or one of \"websocket_origins\", found \""
                                        + ArtemisWords.shown(origin)
                                        + "\"");
    }

    private boolean mayCome(String origin, String own) {
        return origin.equals(own) || plan.webSocketOrigins().contains(origin);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') && colon >= 0 ? host.substring(0, colon) : host;
    }

    private static DefaultFullHttpResponse refusal(String fault) {
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.FORBIDDEN,
                        Unpooled.copiedBuffer(fault + "\n", StandardCharsets.UTF_8));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        return answer;
    }
}
