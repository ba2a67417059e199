package org.landlord.port.in.idempotency;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// What a request was answered.
///
/// @param text in the words of whoever answered; Landlord does not look inside
/// @param orgId the organization it tells of; when that is deleted the answer is forgotten; null if it
///     tells of none
public record StoredResponse(String text, @Nullable OrgId orgId) {}
