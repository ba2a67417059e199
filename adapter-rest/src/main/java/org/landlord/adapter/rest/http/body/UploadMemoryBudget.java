package org.landlord.adapter.rest.http.body;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// How much memory request bodies may take at the same time. What is parsed out of them takes several times
/// their size, so a few clients could exhaust the heap. Only what has arrived counts, and one tenant may
/// have half of it.
@Singleton
public class UploadMemoryBudget {

    /// The parsed form of a body may take eight times its size, and all of them together take half of the
    /// heap. (The bytes themselves are freed as they are parsed.)
    private static final long SHARE_OF_HEAP = 16;

    /// In KiB.
    private final FairShare memory;

    @Inject
    UploadMemoryBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param bytes how much; one body of the largest size always fits
    UploadMemoryBudget(long bytes) {
        int largest = kibibytes(BoundedBody.MAX_BATCH_BYTES);
        int total = Math.max(kibibytes(bytes), largest);
        this.memory = new FairShare(total, Math.max(total / 2, largest));
    }

    /// A reservation of nothing yet. To be released.
    Reservation open(String tenant) {
        return new Reservation(tenant);
    }

    /// Rounded up.
    private static int kibibytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (bytes + 1023) >> 10);
    }

    /// The memory of one body.
    final class Reservation {

        private final String tenant;
        private int reserved;
        private boolean isReleased;

        private Reservation(String tenant) {
            this.tenant = tenant;
        }

        /// @param bytes how much is needed in all
        /// @return false if there is not enough, or if it was released
        synchronized boolean growTo(long bytes) {
            int more = kibibytes(bytes) - reserved;
            if (isReleased || more > 0 && memory.take(tenant, more) != FairShare.Outcome.TAKEN) {
                return false;
            }
            reserved += Math.max(more, 0);
            return true;
        }

        /// May be called more than once.
        synchronized void release() {
            isReleased = true;
            memory.giveBack(tenant, reserved);
            reserved = 0;
        }
    }
}
