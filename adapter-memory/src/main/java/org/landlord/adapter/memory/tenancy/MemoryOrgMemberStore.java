package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.tenancy.OrgMemberStore;

public record MemoryOrgMemberStore(Tables tables, Transaction transaction) implements OrgMemberStore {

    @Override
    public void put(OrgMember member) {
        transaction.change(() -> {
            tables.requireOrganization(member.orgId());
            tables.orgMembers().put(Key.of(member.orgId(), member.userId()), member);
        });
    }

    @Override
    public void delete(OrgId orgId, UserId userId) {
        transaction.change(() -> tables.orgMembers().removeUnder(Key.of(orgId, userId)));
    }

    @Override
    public Optional<OrgMember> find(OrgId orgId, UserId userId) {
        return tables.orgMembers().find(Key.of(orgId, userId));
    }

    @Override
    public int count(OrgId orgId, OrgRole role) {
        return (int) tables.orgMembers()
                .under(Key.of(orgId))
                .filter(member -> member.role() == role)
                .count();
    }

    @Override
    public List<OrgMember> list(OrgId orgId, @Nullable UserId after, int limit) {
        return Table.page(tables.orgMembers().under(Key.of(orgId)), OrgMember::userId, after, limit);
    }
}
