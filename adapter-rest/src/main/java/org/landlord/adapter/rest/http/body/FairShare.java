package org.landlord.adapter.rest.http.body;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Something of which there is so much in all, and so much for one owner.
public final class FairShare {

    /// What became of asking for some of it.
    public enum Outcome {
        TAKEN,
        OWNER_HAS_ENOUGH,
        NONE_LEFT
    }

    private final int inAll;
    private final int forEach;
    private final Map<String, Integer> takenBy = new HashMap<>();
    private int taken;

    /// @param inAll how much there is
    /// @param forEach how much of it one owner may have
    public FairShare(int inAll, int forEach) {
        this.inAll = inAll;
        this.forEach = forEach;
    }

    /// Takes some, if it is there. What is taken is to be given back.
    public synchronized Outcome take(String owner, int count) {
        int has = takenBy.getOrDefault(owner, 0);
        if (has + count > forEach) {
            return Outcome.OWNER_HAS_ENOUGH;
        }
        if (taken + count > inAll) {
            return Outcome.NONE_LEFT;
        }
        taken += count;
        takenBy.put(owner, has + count);
        return Outcome.TAKEN;
    }

    /// Takes some as soon as it is there, if that is in time.
    public synchronized Outcome take(String owner, int count, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        Outcome outcome = take(owner, count);
        while (outcome != Outcome.TAKEN) {
            long millis = (until - System.nanoTime()) / Duration.ofMillis(1).toNanos();
            if (millis <= 0) {
                return outcome;
            }
            try {
                wait(millis);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return outcome;
            }
            outcome = take(owner, count);
        }
        return outcome;
    }

    /// Gives some back.
    public synchronized void giveBack(String owner, int count) {
        taken -= count;
        takenBy.computeIfPresent(owner, (_, has) -> has == count ? null : has - count);
        notifyAll();
    }

    /// True if there is no more of it for this owner.
    public synchronized boolean hasEnough(String owner) {
        return takenBy.getOrDefault(owner, 0) >= forEach;
    }
}
