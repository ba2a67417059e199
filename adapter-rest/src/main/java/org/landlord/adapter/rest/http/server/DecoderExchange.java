package org.landlord.adapter.rest.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/// Replaces the decoder of Vert.x with a [RequestDecoder], and adds [MalformedRequestHandler] after it. Vert.x adds
/// its decoder when the protocol of a connection is known: at once, after the TLS handshake, or with the first
/// bytes. It adds it at the end of the pipeline, so this handler is in front of it when the first bytes arrive.
final class DecoderExchange extends ChannelInboundHandlerAdapter {

    /// The name of Vert.x' decoder in the pipeline.
    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions limits;

    private DecoderExchange(HttpServerOptions limits) {
        this.limits = limits;
    }

    /// Call this after Vert.x has initialized the channel, before anything is read from it.
    static void prepare(ChannelPipeline pipeline, HttpServerOptions limits) {
        if (!isDone(pipeline, limits)) {
            pipeline.addLast(new DecoderExchange(limits));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (isDone(context.pipeline(), limits)) {
            context.pipeline().remove(this);
        }
        context.fireChannelRead(bytes);
    }

    private static boolean isDone(ChannelPipeline pipeline, HttpServerOptions limits) {
        if (!(pipeline.get(DECODER) instanceof VertxHttpRequestDecoder)) {
            return false;
        }
        pipeline.replace(DECODER, DECODER, new RequestDecoder(limits));
        pipeline.addAfter(DECODER, null, new MalformedRequestHandler());
        return true;
    }
}
