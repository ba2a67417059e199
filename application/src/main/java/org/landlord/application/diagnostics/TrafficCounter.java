package org.landlord.application.diagnostics;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.ServerLoad;
import org.landlord.port.in.diagnostics.ServerTraffic;
import org.landlord.port.out.Clock;

/// Counts by the second, for the last [#SECONDS] seconds. A count may be lost when its second is replaced.
public final class TrafficCounter implements ServerTraffic {

    /// The longest time that is measured: two minutes.
    static final int SECONDS = 120;

    private final Clock clock;
    private final long firstSecond;

    /// Has the present second as well, which is not complete.
    private final AtomicReferenceArray<@Nullable Counts> counts = new AtomicReferenceArray<>(SECONDS + 1);

    private record Counts(long second, LongAdder requests, LongAdder serverErrors, LongAdder events) {}

    public TrafficCounter(Clock clock) {
        this.clock = clock;
        this.firstSecond = clock.now().getEpochSecond();
    }

    @Override
    public void answered(boolean isServerError) {
        Counts now = present();
        now.requests().increment();
        if (isServerError) {
            now.serverErrors().increment();
        }
    }

    @Override
    public void recorded(int events) {
        present().events().add(events);
    }

    private Counts present() {
        long second = clock.now().getEpochSecond();
        int index = Math.floorMod(second, counts.length());
        while (true) {
            Counts found = counts.get(index);
            if (found != null && found.second() == second) {
                return found;
            }
            Counts fresh = new Counts(second, new LongAdder(), new LongAdder(), new LongAdder());
            if (counts.compareAndSet(index, found, fresh)) {
                return fresh;
            }
        }
    }

    /// Of the last complete seconds before `now`.
    ServerLoad load(Instant now) {
        long end = now.getEpochSecond();
        int seconds = (int) Math.clamp(end - firstSecond, 1, SECONDS);
        long requests = 0;
        long serverErrors = 0;
        long events = 0;
        for (int i = 0; i < counts.length(); i++) {
            Counts one = counts.get(i);
            if (one != null && one.second() < end && one.second() >= end - seconds) {
                requests += one.requests().sum();
                serverErrors += one.serverErrors().sum();
                events += one.events().sum();
            }
        }
        return ServerLoad.of(seconds, requests, serverErrors, events);
    }
}
