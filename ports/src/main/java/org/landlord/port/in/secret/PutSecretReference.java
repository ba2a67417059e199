package org.landlord.port.in.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;

/// Says where a secret lives.
///
/// @param key which reference; a project it names must be one of the same organization
/// @param provider which system keeps the secret
/// @param ref where it is in that system
/// @param createdBy who puts it; null for the caller. Kept from the first time unless given
/// @param rotatedAt when the secret was last changed; null for "now" if something else is put than what is
///     there, for never if it is new
/// @param precondition what must be stored now
public record PutSecretReference(
        SecretKey key,
        Label provider,
        Reference ref,
        @Nullable ActorId createdBy,
        @Nullable Instant rotatedAt,
        Precondition precondition) {}
