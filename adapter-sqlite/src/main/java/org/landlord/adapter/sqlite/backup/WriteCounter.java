package org.landlord.adapter.sqlite.backup;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the writing transactions that this process has begun.
@Singleton
public class WriteCounter {

    private final AtomicLong begun = new AtomicLong();

    /// A writing transaction begins. No other one can run until it ends.
    public void increment() {
        begun.incrementAndGet();
    }

    long count() {
        return begun.get();
    }
}
