package org.landlord.adapter.rest.http.server;

import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/// Decodes HTTP/1.1 as Vert.x does, but refuses a head with both `Content-Length` and `Transfer-Encoding`. Vert.x
/// ignores `Content-Length` then. If a proxy in front ignores the other, the two disagree on where the next request
/// begins (request smuggling, RFC 9112, section 6.3).
final class RequestDecoder extends VertxHttpRequestDecoder {

    /// @param limits the maximum lengths of the request line and the headers
    RequestDecoder(HttpServerOptions limits) {
        super(limits);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new MalformedRequest.TwoLengthsException();
    }
}
