package org.landlord.adapter.rest.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replaces a request that cannot be decoded, or whose end is ambiguous, with a placeholder that is answered with a
/// problem, after the responses to earlier requests. (Vert.x answers some of them with a status without a body, and
/// closes the connection for others.) The rest of the connection is discarded.
final class MalformedRequestHandler extends ChannelInboundHandlerAdapter {

    /// The header of the placeholder that contains the reason. Clients cannot send it: its name contains a space.
    static final String WHY = "landlord malformed";

    private boolean over;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
            return;
        }
        MalformedRequest why = message instanceof HttpRequest request ? malformed(request) : null;
        if (why == null) {
            context.fireChannelRead(message);
            return;
        }
        over = true;
        HttpRequest standIn = standIn((HttpRequest) message, why);
        ReferenceCountUtil.release(message);
        context.fireChannelRead(standIn);
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /// RFC 9112, sections 3.2, 6.1 and 6.3. (The decoder refuses requests with both a length and chunks.)
    private static @Nullable MalformedRequest malformed(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return MalformedRequest.of(request.decoderResult().cause());
        }
        HttpHeaders headers = request.headers();
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.getAll(HttpHeaderNames.HOST).size() != 1) {
            return MalformedRequest.NO_HOST;
        }
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return null;
        }
        if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return MalformedRequest.TWO_LENGTHS;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked = codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
        return chunked && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                ? null
                : MalformedRequest.UNKNOWN_LENGTH;
    }

    private static HttpRequest standIn(HttpRequest request, MalformedRequest why) {
        // What got no further than its first line is made up by the decoder, body and all.
        boolean hasTarget =
                !(request instanceof FullHttpRequest) && request.uri().startsWith("/");
        HeadersMultiMap headers = HeadersMultiMap.headers();
        headers.add(WHY, why.name());
        headers.add("Connection", "close");
        // Without one the router refuses it itself, in words of its own.
        headers.add(HttpHeaderNames.HOST, "localhost");
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, hasTarget ? request.uri() : "/", headers);
    }
}
