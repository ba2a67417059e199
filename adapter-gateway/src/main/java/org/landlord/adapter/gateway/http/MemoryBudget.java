package org.landlord.adapter.gateway.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// Bounds the memory for answers of gateways, which may be large and many at a time.
public final class MemoryBudget {

    /// For the answers of all gateways of organizations, and as much again for those of the platform.
    private static final long BYTES = 64L << 20;

    /// For the answers of all gateways of one organization.
    private static final long BYTES_OF_ORGANIZATION = 24L << 20;

    private final Map<OrgId, Long> taken = new HashMap<>();
    private long byOrganizations;
    private long byPlatform;

    /// @param owner of the gateway; null for the platform
    Share open(@Nullable OrgId owner) {
        return new Share(owner);
    }

    private synchronized boolean take(@Nullable OrgId owner, long bytes) {
        if (owner == null) {
            if (byPlatform + bytes > BYTES) {
                return false;
            }
            byPlatform += bytes;
            return true;
        }
        long before = taken.getOrDefault(owner, 0L);
        if (byOrganizations + bytes > BYTES || before + bytes > BYTES_OF_ORGANIZATION) {
            return false;
        }
        byOrganizations += bytes;
        taken.put(owner, before + bytes);
        return true;
    }

    private synchronized void giveBack(@Nullable OrgId owner, long bytes) {
        if (owner == null) {
            byPlatform -= bytes;
        } else {
            byOrganizations -= bytes;
            taken.computeIfPresent(owner, (_, before) -> before <= bytes ? null : before - bytes);
        }
    }

    /// The memory of one call.
    public final class Share implements AutoCloseable {

        private final @Nullable OrgId owner;
        private long bytes;
        private boolean closed;
        private boolean exceeded;

        private Share(@Nullable OrgId owner) {
            this.owner = owner;
        }

        /// @return false if there is not enough
        public synchronized boolean take(long more) {
            if (closed || !MemoryBudget.this.take(owner, more)) {
                exceeded |= bytes + more > (owner == null ? BYTES : BYTES_OF_ORGANIZATION);
                return false;
            }
            bytes += more;
            return true;
        }

        /// True if this call alone wants more than its owner has.
        public synchronized boolean isExceeded() {
            return exceeded;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                giveBack(owner, bytes);
            }
        }
    }
}
