package org.landlord.adapter.memory.secret;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.secret.SecretReferenceStore;

public record MemorySecretReferenceStore(Tables tables, Transaction transaction) implements SecretReferenceStore {

    @Override
    public void put(SecretReference reference) {
        transaction.change(() -> {
            tables.requireProject(reference.key().orgId(), reference.key().projectId());
            tables.secretReferences().put(row(reference.key()), reference);
        });
    }

    @Override
    public void delete(SecretKey key) {
        transaction.change(() -> tables.secretReferences().removeUnder(row(key)));
    }

    @Override
    public Optional<SecretReference> find(SecretKey key) {
        return tables.secretReferences().find(row(key));
    }

    @Override
    public List<SecretReference> list(OrgId orgId, SecretScope scope, @Nullable SecretKey after, int limit) {
        return Table.page(
                tables.secretReferences().under(Key.of(orgId)).filter(reference -> scope.shows(reference.key())),
                SecretReference::key,
                after,
                limit);
    }

    private static Key row(SecretKey key) {
        return Key.of(key.orgId(), key.projectId(), key.name());
    }
}
