package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Scope;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// Searches for reset times, each in a reading unit of work. Callers who were refused the same quantity by the same
/// limits share a search that has not begun: it begins after all of their refusals, so that its result is exact for
/// each.
final class ResetSearches {

    /// What was refused by one limit.
    private record Shortage(LimitKey limit, Quantity limitQuantity, QuantitySum requestedQuantity) {

        private static Shortage of(QuotaShortfall shortfall) {
            return new Shortage(shortfall.limit(), shortfall.limitQuantity(), shortfall.requestedQuantity());
        }
    }

    private final UseCaseContext ports;
    private final ConcurrentMap<List<Shortage>, Search> waiting = new ConcurrentHashMap<>();

    ResetSearches(UseCaseContext ports) {
        this.ports = ports;
    }

    /// The search for the reset times of shortfalls.
    ///
    /// @param shortfalls of one organization, without any that [exceeds its limit][QuotaShortfall#exceedsLimit]
    Search of(List<QuotaShortfall> shortfalls) {
        List<Shortage> shortages = shortfalls.stream().map(Shortage::of).toList();
        return waiting.computeIfAbsent(shortages, key -> new Search(key, shortfalls));
    }

    /// A search that several callers may wait for.
    final class Search {

        private final List<Shortage> shortages;
        private final List<QuotaShortfall> shortfalls;
        private final CompletableFuture<List<Optional<Instant>>> resets = new CompletableFuture<>();

        private Search(List<Shortage> shortages, List<QuotaShortfall> shortfalls) {
            this.shortages = shortages;
            this.shortfalls = shortfalls;
        }

        /// Searches on the calling thread, unless another caller's thread does or did.
        ///
        /// @return for each shortfall, when the limit has enough left; empty if waiting does not help.
        ///     Fails as the reading unit of work does.
        CompletableFuture<List<Optional<Instant>>> run() {
            if (waiting.remove(shortages, this)) {
                try {
                    resets.complete(search());
                } catch (Throwable thrown) {
                    resets.completeExceptionally(thrown);
                }
            }
            return resets;
        }

        private List<Optional<Instant>> search() {
            Instant now = ports.clock().now();
            return ports.gate()
                    .withoutAuthorization()
                    .read(
                            new Scope.Org(shortfalls.getFirst().limit().orgId()),
                            stores -> shortfalls.stream()
                                    .map(shortfall -> ResetSearch.resetAt(stores, shortfall, now))
                                    .toList());
        }
    }
}
