package org.landlord.adapter.rest.http.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts the connections to one port, all of them and those from each address.
final class ConnectionCounter {

    private static final Object EXEMPT = new Object();

    private final ConnectionLimits limits;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<Object, Integer> takenBy = new ConcurrentHashMap<>();

    ConnectionCounter(ConnectionLimits limits) {
        this.limits = limits;
    }

    /// What a connection has until it is closed.
    final class Seat {

        private final Object owner;
        private final AtomicBoolean left = new AtomicBoolean();

        private Seat(Object owner) {
            this.owner = owner;
        }

        /// Gives the seat back; once, however often it is called.
        void leave() {
            if (left.compareAndSet(false, true)) {
                taken.decrementAndGet();
                takenBy.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /// @param address whose connection it is
    /// @return null if there is none left, or none for this address
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

    /// Whoever has an IPv6 address usually has all that begin with the same 64 bits.
    private static Object owner(InetAddress address) {
        return address instanceof Inet6Address
                ? (Object) ByteBuffer.wrap(address.getAddress()).getLong()
                : address;
    }
}
