package org.landlord.adapter.rest.http.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts the open connections of one port, in total and by client address.
final class ConnectionCounter {

    private static final Object EXEMPT = new Object();

    private final ConnectionLimits limits;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<Object, Integer> takenBy = new ConcurrentHashMap<>();

    ConnectionCounter(ConnectionLimits limits) {
        this.limits = limits;
    }

    /// One open connection.
    final class Seat {

        private final Object owner;
        private final AtomicBoolean left = new AtomicBoolean();

        private Seat(Object owner) {
            this.owner = owner;
        }

        /// Removes the connection from the counts. Further calls do nothing.
        void leave() {
            if (left.compareAndSet(false, true)) {
                taken.decrementAndGet();
                takenBy.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /// @param address the client's
    /// @return null if a limit is reached
    @Nullable
    Seat take(InetAddress address) {
        if (taken.incrementAndGet() > limits.total()) {
            taken.decrementAndGet();
            return null;
        }
        boolean bound = limits.exempt().stream().noneMatch(range -> range.contains(address));
        Object owner = bound ? owner(address) : EXEMPT;
        int count = takenBy.merge(owner, 1, Integer::sum);
        Seat seat = new Seat(owner);
        if (bound && count > limits.perAddress()) {
            seat.leave();
            return null;
        }
        return seat;
    }

    /// A client with an IPv6 address usually has its whole /64.
    private static Object owner(InetAddress address) {
        return address instanceof Inet6Address
                ? (Object) ByteBuffer.wrap(address.getAddress()).getLong()
                : address;
    }
}
