package org.landlord.adapter.rest.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/// Puts a [RequestDecoder] into the place of Vert.x's own, and [MalformedRequestHandler] behind it. Vert.x makes its
/// decoder when it knows what a connection speaks: at once, after the TLS handshake, or with the first bytes.
/// It puts that behind whatever is there, so this stands in front of it when the first bytes pass.
final class DecoderExchange extends ChannelInboundHandlerAdapter {

    /// What Vert.x calls it.
    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions limits;

    private DecoderExchange(HttpServerOptions limits) {
        this.limits = limits;
    }

    /// To be called when a connection is open and Vert.x has made of it what it makes without having read from it.
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
