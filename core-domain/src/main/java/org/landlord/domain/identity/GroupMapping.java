package org.landlord.domain.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.TeamId;

/// Which groups of an identity provider are which teams: whoever a token says is in such a group is, for as
/// long as the token is good, in the team. Kept in the provider's metadata: `{"groupTeams": {"claim": "groups",
/// "teams": {"/engineering": "team_eng"}}}`.
///
/// @param claim the claim of a token that lists groups; null if groups mean nothing
/// @param teams the teams by the name of the group
public record GroupMapping(@Nullable String claim, Map<String, TeamId> teams) {

    /// The member of the metadata that holds it.
    public static final String MEMBER = "groupTeams";

    private static final String CLAIM = "claim";
    private static final String TEAMS = "teams";
    private static final GroupMapping NONE = new GroupMapping(null, Map.of());

    public GroupMapping {
        teams = Map.copyOf(teams);
    }

    /// What a provider's metadata say.
    ///
    /// @throws InvalidInput naming the place below `metadata`, if they say it in a way that makes no sense
    public static GroupMapping of(Metadata metadata) {
        Object mapping = metadata.members().get(MEMBER);
        if (mapping == null) {
            return NONE;
        }
        if (!(mapping instanceof Map<?, ?> members)
                || !(members.get(CLAIM) instanceof String claim)
                || !(members.get(TEAMS) instanceof Map<?, ?> teams)) {
            throw InvalidInput.of(MEMBER, "must have the name of a claim as claim, and an object of team ids as teams");
        }
        Map<String, TeamId> byGroup = new HashMap<>();
        teams.forEach((group, team) -> byGroup.put(group.toString(), teamId(group.toString(), team)));
        return new GroupMapping(claim, byGroup);
    }

    /// What the metadata of a stored provider say, without what breaks a rule that is newer than they are. It gives
    /// nobody a team; [#of] says what it is.
    public static GroupMapping ofStored(Metadata metadata) {
        if (!(metadata.members().get(MEMBER) instanceof Map<?, ?> members)
                || !(members.get(CLAIM) instanceof String claim)
                || !(members.get(TEAMS) instanceof Map<?, ?> teams)) {
            return NONE;
        }
        Map<String, TeamId> byGroup = new HashMap<>();
        teams.forEach((group, team) -> {
            try {
                byGroup.put(group.toString(), teamId(group.toString(), team));
            } catch (InvalidInput _) {
                // It is not put there again like this.
            }
        });
        return new GroupMapping(claim, byGroup);
    }

    private static TeamId teamId(String group, @Nullable Object team) {
        try {
            if (!(team instanceof String id)) {
                throw new InvalidInput("must be a string, the id of a team");
            }
            return new TeamId(id);
        } catch (InvalidInput refused) {
            throw refused.at(group).at(TEAMS).at(MEMBER);
        }
    }

    /// The teams of somebody who is in these groups.
    public List<TeamId> teamsOf(List<String> groups) {
        return groups.stream()
                .map(teams::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
