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

/// An accepted connection. It is counted until it is closed, and closed if a request head is not complete in time.
final class LimitedChannel extends NioSocketChannel {

    private static final Logger LOG = Logger.getLogger(LimitedChannel.class);

    /// The name of Vert.x' idle handler in the pipeline.
    private static final String IDLE = "idle";

    /// How many idle events are ignored during one request: an hour by default. A client that does not read its
    /// response causes the same events.
    private static final int IDLE_TIMES = 60;

    private final Seat seat;
    private final HeadWatch watch;

    /// @param head time until a request head is complete
    /// @param decoding the maximum lengths of the request line and the headers
    LimitedChannel(Channel listener, SocketChannel socket, Seat seat, Duration head, HttpServerOptions decoding) {
        super(listener, socket);
        this.seat = seat;
        this.watch = new HeadWatch(head.toNanos(), decoding);
        pipeline().addFirst(watch);
    }

    /// A request head is complete. Call this on the event loop of the connection.
    void headArrived() {
        if (!watch.isPatient && pipeline().get(IDLE) != null) {
            watch.isPatient = true;
            pipeline().addAfter(IDLE, "busy", new BusyWatch(watch));
        }
        watch.idleTimes = 0;
        watch.unanswered++;
        watch.state = State.BUSY;
    }

    /// The response is complete. The next request may begin at any time, or has begun already.
    void answered() {
        watch.unanswered--;
        if (watch.unanswered == 0) {
            watch.state = State.IDLE;
        }
    }

    /// The connection has concurrent requests (HTTP/2), so its bytes do not tell when a head is complete.
    void isShared() {
        watch.state = State.SHARED;
    }

    @Override
    protected void doClose() throws Exception {
        seat.leave();
        super.doClose();
    }

    /// A connection is idle while the server works on its request, such as an export or a verification of sums.
    /// Vert.x would close it.
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

    /// One timer per connection instead of one per request: it fires when the time for a head is over, and
    /// again for the head that has begun since.
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
