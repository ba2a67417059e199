package org.landlord.adapter.rest.http.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.landlord.domain.failure.Unavailable;

/// How much of large bodies may be worked on at the same time. What is read out of them takes several times their
/// size until it is written, so a few clients at once could take all the memory there is. Only what has arrived
/// counts, and one tenant may have half of it.
@ApplicationScoped
public class UploadMemoryBudget {

    /// What is made of a body may take eight times its size; all of them together get half of the heap.
    private static final long SHARE_OF_HEAP = 16;

    /// Memory is reserved in pieces of so many KiB.
    private static final int PIECE = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// In KiB.
    private final FairShare memory;

    @Inject
    UploadMemoryBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// @param bytes how much; one body of the largest size is let in all the same
    UploadMemoryBudget(long bytes) {
        int largest = kibibytes(BoundedBody.MAX_BATCH_BYTES);
        int inAll = Math.max(kibibytes(bytes), largest);
        this.memory = new FairShare(inAll, Math.max(inAll / 2, largest));
    }

    /// Runs `work`, and holds the memory for what it reads of a body until it is done.
    ///
    /// @param tenant whose body it is
    /// @param work reads the body through what it is given
    public <T> T during(String tenant, Function<Upload, T> work) {
        Upload upload = new Upload(tenant);
        try {
            return work.apply(upload);
        } finally {
            memory.giveBack(tenant, upload.reserved);
        }
    }

    private static int kibibytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes >> 10);
    }

    /// One body that is being read.
    public final class Upload {

        private final String tenant;
        private long arrived;
        private int reserved;

        private Upload(String tenant) {
            this.tenant = tenant;
        }

        /// What comes out of `body`, for which memory is reserved as it comes. Reading throws [Unavailable] if there
        /// is none within a second.
        InputStream through(InputStream body) {
            return new FilterInputStream(body) {

                @Override
                public int read() throws IOException {
                    int next = super.read();
                    arrived(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    arrived(Math.max(count, 0));
                    return count;
                }
            };
        }

        private void arrived(int bytes) {
            arrived += bytes;
            while (arrived > (long) reserved << 10) {
                if (!isReserved()) {
                    throw new Unavailable("too many large bodies are being read", PATIENCE);
                }
                reserved += PIECE;
            }
        }

        private boolean isReserved() {
            if (memory.take(tenant, PIECE) == FairShare.Outcome.TAKEN) {
                return true;
            }
            if (!BodyWaits.begin(tenant)) {
                return false;
            }
            try {
                return memory.take(tenant, PIECE, PATIENCE) == FairShare.Outcome.TAKEN;
            } finally {
                BodyWaits.end(tenant);
            }
        }
    }
}
