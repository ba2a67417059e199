package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.Stores;

final class SecretReferenceImport extends RowImport<SecretReference> {

    @Override
    public SourceTable table() {
        return SourceTable.SECRET_REFS;
    }

    @Override
    public SecretReference read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<@Nullable ProjectId> projectId = fields.optionalText("projectId", ProjectId::new);
        Supplier<SecretName> name = fields.text("name", SecretName::new);
        Supplier<Label> provider = fields.text("provider", Label::new);
        Supplier<Reference> ref = fields.text("ref", text -> new Reference(text).requireNoCredentials());
        Supplier<@Nullable ActorId> createdBy = fields.optionalText("createdBy", ActorId::new);
        Supplier<Instant> createdAt = fields.instant("createdAt");
        Supplier<@Nullable Instant> rotatedAt = fields.optionalInstant("rotatedAt");
        fields.require();
        return new SecretReference(
                new SecretKey(orgId, projectId.get(), name.get()),
                provider.get(),
                ref.get(),
                createdBy.get(),
                createdAt.get(),
                rotatedAt.get());
    }

    @Override
    @Nullable
    SecretReference stored(Stores stores, SecretReference value) {
        return stores.secretReferences().find(value.key()).orElse(null);
    }

    @Override
    List<String> differences(SecretReference stored, SecretReference value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, SecretReference value) {
        unit.requireProject(value.key().projectId());
    }

    @Override
    void store(ImportUnit unit, SecretReference value) {
        unit.stores().secretReferences().put(value);
    }
}
