package io.postern.http.server;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.postern.api.context.Fatal;
import io.postern.http.Answering;
import io.postern.http.RefusedRequest;
import io.postern.ops.Route.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: takes one request at a time, whole, and answers it before it looks at the next,
 * so that answers keep the order of the requests. Runs on the event loop only.
 */
final class Conversation extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private final Gate gate;
    private final Answering dispatch;
    private final Patience patience;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private Optional<IncomingRequest> asked = Optional.empty();
    private boolean answering;
    private boolean over;

    Conversation(Gate gate, Answering dispatch, Patience patience) {
        this.gate = gate;
        this.dispatch = dispatch;
        this.patience = patience;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience.begin(context.channel());
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        waiting.add(part);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        proceed(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        patience.end();
        over = true;
        discard();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        Fatal.check(fault);
        LOG.debug("a client went away: {}", fault.toString());
        context.close();
    }

    private void proceed(ChannelHandlerContext context) {
        while (!answering && !over && !waiting.isEmpty()) {
            take(context, waiting.poll());
        }
        if (over) {
            discard();
        }
        if (!answering) {
            context.read();
        }
    }

    private void take(ChannelHandlerContext context, Object part) {
        try {
            if (part instanceof HttpRequest head) {
                begin(context, head);
            }
            if (part instanceof HttpContent content && asked.isPresent()) {
                add(context, asked.get(), content);
            }
        } catch (RefusedRequest refusal) {
            refuse(context, asked.orElseThrow().head(), refusal);
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) throws RefusedRequest {
        asked = Optional.of(new IncomingRequest(head));
        gate.check(head);
        asked.get().checkLength();
        if (HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void add(ChannelHandlerContext context, IncomingRequest request, HttpContent part)
            throws RefusedRequest {
        request.add(part);
        if (part instanceof LastHttpContent) {
            answering = true;
            patience.end();
            dispatch.answer(
                    request.head(),
                    request.body(),
                    answer -> onLoop(context, () -> answer(context, request, answer)));
        }
    }

    private static void onLoop(ChannelHandlerContext context, Runnable task) {
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException serverClosed) {
            LOG.debug("an answer comes too late: the server is closed");
        }
    }

    private void answer(ChannelHandlerContext context, IncomingRequest request, Response answer) {
        boolean keepAlive = HttpUtil.isKeepAlive(request.head());
        patience.begin(context.channel());
        context.writeAndFlush(Rendering.of(answer, request.head(), keepAlive))
                .addListener(
                        (ChannelFuture written) -> {
                            if (written.isSuccess()) {
                                next(context, keepAlive);
                            } else {
                                context.close();
                            }
                        });
    }

    private void next(ChannelHandlerContext context, boolean keepAlive) {
        asked = Optional.empty();
        answering = false;
        if (keepAlive) {
            patience.begin(context.channel());
        } else {
            leave(context);
        }
        proceed(context);
    }

    // the rest of what is refused is read and thrown away: closing at once would make the client's
    // system throw away our answer
    private void refuse(ChannelHandlerContext context, HttpRequest head, RefusedRequest refusal) {
        over = true;
        patience.begin(context.channel());
        context.writeAndFlush(Rendering.of(refusal.response(), head, false))
                .addListener(written -> leave(context));
    }

    private void leave(ChannelHandlerContext context) {
        over = true;
        ((DuplexChannel) context.channel()).shutdownOutput();
    }

    private void discard() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
