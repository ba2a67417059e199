package org.landlord.adapter.rest.access.saml;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// The assertions that were accepted, in memory, so that none is accepted twice. Thread-safe.
///
/// The memory of a process begins with its start: assertions that were issued before are refused
/// ([AssertionRules#earliest]). It is bounded, and refuses when it is full, so that a provider that fills it
/// affects its own users only.
final class SeenAssertions {

    /// The maximum number of assertions of a provider that can still be used.
    static final int OF_PROVIDER = 10_000;

    /// The maximum number of assertions of all providers. A provider that has none yet is admitted in any case.
    static final int OF_ALL = 200_000;

    private record Provider(OrgId orgId, ProviderId providerId) {}

    private final Map<Provider, Map<String, Instant>> seen = new HashMap<>();
    private final int ofProvider;
    private final int ofAll;
    private int size;

    SeenAssertions() {
        this(OF_PROVIDER, OF_ALL);
    }

    SeenAssertions(int ofProvider, int ofAll) {
        this.ofProvider = ofProvider;
        this.ofAll = ofAll;
    }

    /// Remembers an assertion until it can no longer be used.
    ///
    /// @throws SamlRefused if it was accepted before, or there are too many
    synchronized void accept(OrgId orgId, ProviderId providerId, SamlUser user, Instant now) {
        if (size >= ofAll) {
            seen.values().removeIf(assertions -> {
                removeEnded(assertions, now);
                return assertions.isEmpty();
            });
        }
        Map<String, Instant> assertions =
                seen.computeIfAbsent(new Provider(orgId, providerId), _ -> new LinkedHashMap<>());
        if (assertions.size() >= ofProvider) {
            removeEnded(assertions, now);
        }
        if (assertions.containsKey(user.assertionId())) {
            throw new SamlRefused("the assertion was used before");
        }
        if (assertions.size() >= ofProvider || size >= ofAll && !assertions.isEmpty()) {
            throw new SamlRefused("too many users signed in with assertions that can still be used");
        }
        assertions.put(user.assertionId(), user.validUntil());
        size++;
    }

    private void removeEnded(Map<String, Instant> assertions, Instant now) {
        for (Iterator<Instant> ends = assertions.values().iterator(); ends.hasNext(); ) {
            if (!ends.next().isAfter(now)) {
                ends.remove();
                size--;
            }
        }
    }
}
