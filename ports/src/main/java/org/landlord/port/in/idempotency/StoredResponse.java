package org.landlord.port.in.idempotency;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// The stored response to a request.
///
/// @param text the response as the adapter encodes it
/// @param orgId the organization that the response is about: the response is deleted with it; null if there
///     is none
public record StoredResponse(String text, @Nullable OrgId orgId) {}
