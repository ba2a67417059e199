package org.landlord.port.in.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;

/// Selects identity providers of all organizations.
///
/// @param status only providers with this status; null for all
/// @param certificateExpiresBefore only SAML providers whose certificate expires before this instant or
///     cannot be read; null for all providers
public record ListPlatformIdentityProviders(
        @Nullable Label status, @Nullable Instant certificateExpiresBefore) {}
