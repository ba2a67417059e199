package org.landlord.port.in.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;

/// Creates or replaces the reference to a secret.
///
/// @param key a project in it must be one of the organization
/// @param provider the system that stores the secret
/// @param ref the location in that system
/// @param createdBy null for the caller, or for the one that is stored already
/// @param rotatedAt when the secret last changed; null for now if the reference changes, and for never if it
///     is new
public record PutSecretReference(
        SecretKey key,
        Label provider,
        Reference ref,
        @Nullable ActorId createdBy,
        @Nullable Instant rotatedAt,
        Precondition precondition) {}
