package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.tenancy.OrgMemberStore;

public record MemoryOrgMemberStore(State state, Unit unit) implements OrgMemberStore {

    @Override
    public void put(OrgMember member) {
        unit.change(() -> {
            state.requireOrganization(member.orgId());
            state.orgMembers().put(Key.of(member.orgId(), member.userId()), member);
        });
    }

    @Override
    public void delete(OrgId orgId, UserId userId) {
        unit.change(() -> state.orgMembers().removeUnder(Key.of(orgId, userId)));
    }

    @Override
    public Optional<OrgMember> find(OrgId orgId, UserId userId) {
        return state.orgMembers().find(Key.of(orgId, userId));
    }

    @Override
    public int count(OrgId orgId, OrgRole role) {
        return (int) state.orgMembers()
                .under(Key.of(orgId))
                .filter(member -> member.role() == role)
                .count();
    }

    @Override
    public List<OrgMember> list(OrgId orgId, @Nullable UserId after, int limit) {
        return Table.page(state.orgMembers().under(Key.of(orgId)), OrgMember::userId, after, limit);
    }
}
