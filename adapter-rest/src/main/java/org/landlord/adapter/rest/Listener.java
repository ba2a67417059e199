package org.landlord.adapter.rest;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.Seats.Seat;

/// A port that is listened on. Connections beyond the limits are closed as soon as they are accepted, before
/// anything is read from them: they cost a file descriptor for a moment, and nothing else.
final class Listener extends NioServerSocketChannel {

    private static final Logger LOG = Logger.getLogger(Listener.class);

    private final ConnectionLimits limits;
    private final HttpServerOptions decoding;
    private final Seats seats;

    /// @param decoding how long the first line and the headers of a request may be
    Listener(ConnectionLimits limits, HttpServerOptions decoding) {
        this.limits = limits;
        this.decoding = decoding;
        this.seats = new Seats(limits);
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
            accepted.add(new Connection(this, socket, seat, limits.head(), decoding));
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
