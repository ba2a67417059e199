package org.landlord.adapter.rest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/// Puts a request that can be answered into the place of one that could not be decoded, so that it gets a problem like
/// any other refusal, behind the answers that are due before it. Vert.x would answer some of them with a status and
/// nothing else, and close the connection on the others.
final class MalformedRequests extends ChannelInboundHandlerAdapter {

    /// The header of such a request that says why. No client can send one with a space in its name.
    static final String WHY = "landlord malformed";

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isFailure()) {
            // The decoder makes nothing more of what arrives on this connection.
            context.fireChannelRead(standIn(request));
            ReferenceCountUtil.release(message);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        } else {
            context.fireChannelRead(message);
        }
    }

    private static HttpRequest standIn(HttpRequest request) {
        // What got no further than its first line is made up by the decoder, body and all.
        boolean hasTarget = !(request instanceof FullHttpRequest) && request.uri().startsWith("/");
        HeadersMultiMap headers = HeadersMultiMap.headers();
        headers.add(WHY, Malformed.of(request.decoderResult().cause()).name());
        headers.add("Connection", "close");
        return new DefaultHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.GET, hasTarget ? request.uri() : "/", headers);
    }
}
