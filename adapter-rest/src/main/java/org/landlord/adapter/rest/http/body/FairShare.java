package org.landlord.adapter.rest.http.body;

import java.util.HashMap;
import java.util.Map;

/// A quantity that owners share: there is so much in total, and one owner may have so much of it.
public final class FairShare {

    /// The result of [#take].
    public enum Outcome {
        TAKEN,
        OWNER_HAS_ENOUGH,
        NONE_LEFT
    }

    private final int total;
    private final int perOwner;
    private final Map<String, Integer> takenBy = new HashMap<>();
    private int taken;

    /// @param total how much there is in total
    /// @param perOwner how much one owner may have
    public FairShare(int total, int perOwner) {
        this.total = total;
        this.perOwner = perOwner;
    }

    /// Takes some if it is available. What is taken is to be given back.
    public synchronized Outcome take(String owner, int count) {
        int has = takenBy.getOrDefault(owner, 0);
        if (has + count > perOwner) {
            return Outcome.OWNER_HAS_ENOUGH;
        }
        if (taken + count > total) {
            return Outcome.NONE_LEFT;
        }
        taken += count;
        takenBy.put(owner, has + count);
        return Outcome.TAKEN;
    }

    /// Gives some back.
    public synchronized void giveBack(String owner, int count) {
        taken -= count;
        takenBy.computeIfPresent(owner, (_, has) -> has == count ? null : has - count);
    }
}
