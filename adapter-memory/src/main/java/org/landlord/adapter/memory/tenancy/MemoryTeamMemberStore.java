package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.tenancy.TeamMemberStore;

public record MemoryTeamMemberStore(Tables tables, Transaction transaction) implements TeamMemberStore {

    @Override
    public void put(TeamMember member) {
        transaction.change(() -> {
            tables.requireTeam(member.orgId(), member.teamId());
            tables.teamMembers().put(Key.of(member.orgId(), member.teamId(), member.userId()), member);
        });
    }

    @Override
    public void delete(OrgId orgId, TeamId teamId, UserId userId) {
        transaction.change(() -> tables.teamMembers().removeUnder(Key.of(orgId, teamId, userId)));
    }

    @Override
    public Optional<TeamMember> find(OrgId orgId, TeamId teamId, UserId userId) {
        return tables.teamMembers().find(Key.of(orgId, teamId, userId));
    }

    @Override
    public List<TeamId> teamsOf(OrgId orgId, UserId userId) {
        return tables.teamMembers()
                .under(Key.of(orgId))
                .filter(member -> member.userId().equals(userId))
                .map(TeamMember::teamId)
                .sorted()
                .toList();
    }

    @Override
    public List<TeamMember> list(OrgId orgId, TeamId teamId, @Nullable UserId after, int limit) {
        return Table.page(tables.teamMembers().under(Key.of(orgId, teamId)), TeamMember::userId, after, limit);
    }
}
