package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.OrgMemberStore;

/// The table `org_member`.
@Singleton
@StoreCall
class OrgMemberRepository implements OrgMemberStore, PanacheRepositoryBase<OrgMemberRow, OrgMemberKey> {

    private final RowWriter writes;

    OrgMemberRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(OrgMember member) {
        writes.put(OrgMemberRow.toRow(member));
    }

    @Override
    public void delete(OrgId orgId, UserId userId) {
        writes.delete(() -> delete("id", new OrgMemberKey(orgId.value(), userId.value())));
    }

    @Override
    public Optional<OrgMember> find(OrgId orgId, UserId userId) {
        return findByIdOptional(new OrgMemberKey(orgId.value(), userId.value())).map(OrgMemberRow::toDomain);
    }

    @Override
    public int count(OrgId orgId, OrgRole role) {
        return Math.toIntExact(count("id.orgId = ?1 and role = ?2", orgId.value(), role.label()));
    }

    @Override
    public List<OrgMember> list(OrgId orgId, @Nullable UserId after, int limit) {
        return find("id.orgId = ?1 and id.userId > ?2 order by id.userId", orgId.value(), Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(OrgMemberRow::toDomain)
                .toList();
    }
}
