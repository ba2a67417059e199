package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a server says of the events that [Callers] recorded.
final class Ledger {

    private final Api api;

    Ledger(Api api) {
        this.api = api;
    }

    /// The ids of all events, read page by page; each must come once.
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        String cursor = null;
        do {
            String page =
                    Api.require(200, api.get("/usage-events?limit=500" + (cursor == null ? "" : "&cursor=" + cursor)));
            JsonPath json = JsonPath.from(page);
            List<String> more = json.getList("items.eventId");
            for (String id : more) {
                assertThat(ids.add(id)).as(id + " comes once").isTrue();
            }
            cursor = json.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }

    /// What the callers' metric adds up to.
    long sum() {
        JsonPath summary = JsonPath.from(Api.require(200, api.get("/usage-summary?metric=calls")));
        return summary.getList("items").isEmpty() ? 0 : summary.getLong("items[0].quantity");
    }

    /// Expects that exactly what was acknowledged is there, once, and is counted; but for what nobody knows of.
    ///
    /// @param callers of whom nobody may be at work
    void assertThatItHasWhatWasAcknowledged(Callers callers) {
        Set<String> stored = ids();
        assertThat(without(callers.acknowledged, stored)).as("lost").isEmpty();
        assertThat(without(without(stored, callers.acknowledged), callers.unanswered))
                .as("there without having been acknowledged")
                .isEmpty();
        assertThat(sum()).as("the sum is that of the events").isEqualTo(stored.size());
        String report = Api.require(200, api.post("/usage-summary/verify", "{\"rebuild\":false}"));
        assertThat(JsonPath.from(report).getLong("faults")).as(report).isZero();
    }

    /// The library's own comparison of collections takes minutes for so many.
    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeIf(some::contains);
        return rest;
    }
}
