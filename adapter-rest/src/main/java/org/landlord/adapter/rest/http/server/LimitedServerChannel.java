package org.landlord.adapter.rest.http.server;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.server.ConnectionCounter.Seat;

/// A listening port. Connections beyond the limits are closed when they are accepted, before anything is read.
final class LimitedServerChannel extends NioServerSocketChannel {

    private static final Logger LOG = Logger.getLogger(LimitedServerChannel.class);

    private final ConnectionLimits limits;
    private final HttpServerOptions decoding;
    private final ConnectionCounter seats;

    /// @param decoding the maximum lengths of the request line and the headers
    LimitedServerChannel(ConnectionLimits limits, HttpServerOptions decoding) {
        this.limits = limits;
        this.decoding = decoding;
        this.seats = new ConnectionCounter(limits);
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        SocketChannel socket = javaChannel().accept();
        if (socket == null) {
            return 0;
        }
        Seat seat = seatFor(socket);
        if (seat == null) {
            socket.close();
            return 1;
        }
        try {
            accepted.add(new LimitedChannel(this, socket, seat, limits.head(), decoding));
        } catch (RuntimeException e) {
            LOG.warn("a connection was accepted and cannot be used", e);
            seat.leave();
            socket.close();
        }
        return 1;
    }

    /// Null also if the client has disconnected already.
    private @Nullable Seat seatFor(SocketChannel socket) throws IOException {
        return socket.getRemoteAddress() instanceof InetSocketAddress remote ? seats.take(remote.getAddress()) : null;
    }
}
