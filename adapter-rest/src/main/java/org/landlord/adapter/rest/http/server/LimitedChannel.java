package org.landlord.adapter.rest.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.http.HttpServerOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.landlord.adapter.rest.http.server.ConnectionCounter.Seat;

/// One accepted connection: has a seat until it is closed, and is closed if a request does not begin as it
/// should.
final class LimitedChannel extends NioSocketChannel {

    private static final Logger LOG = Logger.getLogger(LimitedChannel.class);

    /// What the framework calls the handler that tells when nothing has moved for too long.
    private static final String IDLE = "idle";

    /// How often that is overheard in one request: an hour by default. A client that takes nothing of its answer looks
    /// the same.
    private static final int IDLE_TIMES = 60;

    private final Seat seat;
    private final HeadWatch watch;

    /// @param head how long the client may take until the head of a request is there
    /// @param decoding how long the first line and the headers of a request may be
    LimitedChannel(Channel listener, SocketChannel socket, Seat seat, Duration head, HttpServerOptions decoding) {
        super(listener, socket);
        this.seat = seat;
        this.watch = new HeadWatch(head.toNanos(), decoding);
        pipeline().addFirst(watch);
    }

    /// The head of a request is there. To be called on the event loop of the connection.
    void headArrived() {
        if (!watch.isPatient && pipeline().get(IDLE) != null) {
            watch.isPatient = true;
            pipeline().addAfter(IDLE, "busy", new BusyWatch(watch));
        }
        watch.idleTimes = 0;
        watch.unanswered++;
        watch.state = State.BUSY;
    }

    /// The request has its answer: the next may begin when the client likes, if it has not begun already.
    void answered() {
        watch.unanswered--;
        if (watch.unanswered == 0) {
            watch.state = State.IDLE;
        }
    }

    /// Requests share the connection (HTTP/2): what arrives on it says nothing about any of them.
    void isShared() {
        watch.state = State.SHARED;
    }

    @Override
    protected void doClose() throws Exception {
        seat.leave();
        super.doClose();
    }

    /// Nothing moves on a connection whose request the server is still working on: an export that is made ready, sums
    /// that are checked. The framework would close it.
    private static final class BusyWatch extends ChannelInboundHandlerAdapter {

        private final HeadWatch watch;

        BusyWatch(HeadWatch watch) {
            this.watch = watch;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            boolean isIdle = event instanceof IdleStateEvent;
            if (!isIdle || watch.unanswered == 0 || ++watch.idleTimes > IDLE_TIMES) {
                context.fireUserEventTriggered(event);
            }
        }
    }

    private enum State {
        WAITING,
        BUSY,
        IDLE,
        SHARED
    }

    /// One timer for a connection, not one for a request: it looks when the time of a head would be over, and
    /// then again when that of the head which began meanwhile is.
    private static final class HeadWatch extends ChannelInboundHandlerAdapter {

        private final long patienceNanos;
        private final HttpServerOptions decoding;
        private State state = State.WAITING;
        private int unanswered;
        private boolean isPatient;
        private int idleTimes;
        private long since = System.nanoTime();

        HeadWatch(long patienceNanos, HttpServerOptions decoding) {
            this.patienceNanos = patienceNanos;
            this.decoding = decoding;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            DecoderExchange.prepare(context.pipeline(), decoding);
            context.fireChannelActive();
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            lookIn(context, patienceNanos);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (state == State.IDLE) {
                state = State.WAITING;
                since = System.nanoTime();
            }
            context.fireChannelRead(bytes);
        }

        private void lookIn(ChannelHandlerContext context, long nanos) {
            context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
        }

        private void look(ChannelHandlerContext context) {
            if (!context.channel().isOpen() || state == State.SHARED) {
                return;
            }
            long left = state == State.WAITING ? since + patienceNanos - System.nanoTime() : patienceNanos;
            if (left > 0) {
                lookIn(context, left);
            } else {
                LOG.debugf("%s is closed: its request did not begin", context.channel());
                context.close();
            }
        }
    }
}
