package org.landlord.persistence.jpa.secret;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.secret.SecretReferenceStore;

/// The table `secret_ref`.
@Singleton
@StoreCall
class SecretReferenceRepository
        implements SecretReferenceStore, PanacheRepositoryBase<SecretReferenceRow, SecretReferenceKey> {

    private final RowWriter writes;

    SecretReferenceRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(SecretReference reference) {
        writes.put(SecretReferenceRow.toRow(reference));
    }

    @Override
    public void delete(SecretKey key) {
        writes.delete(() -> delete("id", SecretReferenceRow.key(key)));
    }

    @Override
    public Optional<SecretReference> find(SecretKey key) {
        return findByIdOptional(SecretReferenceRow.key(key)).map(SecretReferenceRow::toDomain);
    }

    @Override
    public List<SecretReference> list(OrgId orgId, SecretScope scope, @Nullable SecretKey after, int limit) {
        Filter filter = new Filter().and("id.orgId = :orgId", "orgId", orgId.value());
        switch (scope) {
            case SecretScope.Everything _ -> {}
            case SecretScope.OrgWide _ -> filter.and("id.scope = :only", "only", "");
            case SecretScope.OfProject(ProjectId projectId) ->
                filter.and("id.scope = :only", "only", projectId.value());
        }
        if (after != null) {
            SecretReferenceKey key = SecretReferenceRow.key(after);
            // The first condition is redundant: it lets the database start at the right index entry.
            filter.and("id.name >= :name", "name", key.name())
                    .and("id.name > :name or id.scope > :scope", "scope", key.scope());
        }
        return find(filter.where() + " order by id.name, id.scope", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(SecretReferenceRow::toDomain)
                .toList();
    }
}
