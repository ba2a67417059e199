package org.landlord.adapter.rest.http.server;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/// Decodes HTTP/1.1 as Vert.x does, but refuses a head that says twice how its body ends. Vert.x would drop the
/// `Content-Length` without a word and go by `Transfer-Encoding`; where somebody in front goes by the other,
/// what one of them takes for a body is to the other the next request (RFC 9112, section 6.3).
final class RequestDecoder extends VertxHttpRequestDecoder {

    /// @param limits how long the first line and the headers may be
    RequestDecoder(HttpServerOptions limits) {
        super(limits);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new MalformedRequest.TwoLengthsException();
    }
}
