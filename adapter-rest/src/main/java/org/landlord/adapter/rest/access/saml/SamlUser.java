package org.landlord.adapter.rest.access.saml;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The user of a verified assertion.
///
/// @param assertionId unique at the provider
/// @param validUntil when the assertion can no longer be used, with the tolerance for clocks
/// @param requestId the request that it answers; null without a request
/// @param userId as the provider states it
/// @param groups the values of the attribute that the record names
record SamlUser(
        String assertionId, Instant validUntil, @Nullable String requestId, String userId, List<String> groups) {

    SamlUser {
        groups = List.copyOf(groups);
    }
}
