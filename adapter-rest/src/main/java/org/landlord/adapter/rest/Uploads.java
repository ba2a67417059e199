package org.landlord.adapter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.landlord.domain.failure.Unavailable;

/// How much of large bodies may be worked on at the same time. What is read out of them takes several times their size
/// until it is written, so a few clients at once could take all the memory there is.
@ApplicationScoped
class Uploads {

    /// What is made of a body may take eight times its size; all of them together get half of the heap.
    private static final long SHARE_OF_HEAP = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// In KiB.
    private final Semaphore free;

    @Inject
    Uploads() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param bytes how much; at least one body of the largest size is let in all the same
    Uploads(long bytes) {
        this.free = new Semaphore(kibibytes(Math.max(bytes, RequestBody.MAX_BATCH_BYTES)), true);
    }

    /// Runs `work` when there is room for the body that it reads.
    ///
    /// @param length how many bytes it has; -1 if that is not known, which is then taken for the most. No more than
    ///     the most is ever read
    /// @throws Unavailable if there is none within a second
    <T> T admit(long length, Supplier<T> work) {
        int size = kibibytes(length < 0 ? RequestBody.MAX_BATCH_BYTES : Math.min(length, RequestBody.MAX_BATCH_BYTES));
        if (!isAdmitted(size)) {
            throw new Unavailable("too many large bodies are being read", PATIENCE);
        }
        try {
            return work.get();
        } finally {
            free.release(size);
        }
    }

    private boolean isAdmitted(int size) {
        try {
            return free.tryAcquire(size, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int kibibytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, 1024L));
    }
}
