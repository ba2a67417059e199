package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.Stores;

final class OrganizationImport extends RowImport<Organization> {

    @Override
    public SourceTable table() {
        return SourceTable.ORGS;
    }

    @Override
    public Organization read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<Slug> slug = fields.text("slug", Slug::new);
        Supplier<Name> name = fields.text("name", Name::new);
        Supplier<Instant> createdAt = fields.instant("createdAt");
        fields.require();
        return new Organization(orgId, slug.get(), name.get(), Metadata.empty(), createdAt.get(), createdAt.get());
    }

    /// Another organization with the same id would get the rows of this one.
    ///
    /// @return the fate of `value`
    Fate takeOne(ImportUnit unit, Organization value) {
        Organization stored = stored(unit.stores(), value);
        if (stored != null && !stored.createdAt().equals(value.createdAt())) {
            return new Fate.Refused(InvalidInput.of(
                    "orgId",
                    "is the id of another organization, which was created at "
                            + Timestamps.format(stored.createdAt())));
        }
        return take(unit, List.of(value)).getFirst();
    }

    @Override
    @Nullable
    Organization stored(Stores stores, Organization value) {
        return stores.organizations().find(value.orgId()).orElse(null);
    }

    /// The source has no metadata, so Landlord's is no difference.
    @Override
    List<String> differences(Organization stored, Organization value) {
        return changed(stored, value).stream()
                .filter(name -> !name.equals("metadata"))
                .toList();
    }

    @Override
    void requirePlace(ImportUnit unit, Organization value) {
        if (unit.stores().organizations().find(value.slug()).isPresent()) {
            throw InvalidInput.of("slug", "is used by another organization");
        }
    }

    @Override
    void store(ImportUnit unit, Organization value) {
        unit.stores().organizations().insert(value);
    }
}
