package org.landlord.adapter.memory.secret;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.secret.SecretReferenceStore;

public record MemorySecretReferenceStore(State state, Unit unit) implements SecretReferenceStore {

    @Override
    public void put(SecretReference reference) {
        unit.change(() -> {
            state.requireProject(reference.key().orgId(), reference.key().projectId());
            state.secretReferences().put(row(reference.key()), reference);
        });
    }

    @Override
    public void delete(SecretKey key) {
        unit.change(() -> state.secretReferences().removeUnder(row(key)));
    }

    @Override
    public Optional<SecretReference> find(SecretKey key) {
        return state.secretReferences().find(row(key));
    }

    @Override
    public List<SecretReference> list(OrgId orgId, SecretScope scope, @Nullable SecretKey after, int limit) {
        return Table.page(
                state.secretReferences().under(Key.of(orgId)).filter(reference -> scope.shows(reference.key())),
                SecretReference::key,
                after,
                limit);
    }

    private static Key row(SecretKey key) {
        return Key.of(key.orgId(), key.projectId(), key.name());
    }
}
