package org.landlord.port.out.secret;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;

/// Secret references.
public interface SecretReferenceStore {

    /// Inserts or replaces the reference with the same key.
    void put(SecretReference reference);

    /// Deletes a reference, if it exists.
    void delete(SecretKey key);

    Optional<SecretReference> find(SecretKey key);

    /// In the order of their keys: see [SecretKey#compareTo].
    List<SecretReference> list(OrgId orgId, SecretScope scope, @Nullable SecretKey after, int limit);
}
