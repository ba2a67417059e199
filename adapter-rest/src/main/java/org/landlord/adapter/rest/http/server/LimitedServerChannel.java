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

/// A port that is listened on. Connections beyond the limits are closed as soon as they are accepted, before
/// anything is read from them: they cost a file descriptor for a moment, and nothing else.
final class LimitedServerChannel extends NioServerSocketChannel {

    private static final Logger LOG = Logger.getLogger(LimitedServerChannel.class);

    private final ConnectionLimits limits;
    private final HttpServerOptions decoding;
    private final ConnectionCounter seats;

    /// @param decoding how long the first line and the headers of a request may be
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

    /// Null too if the client is gone already.
    private @Nullable Seat seatFor(SocketChannel socket) throws IOException {
        return socket.getRemoteAddress() instanceof InetSocketAddress remote ? seats.take(remote.getAddress()) : null;
    }
}
