package org.landlord.domain.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.TeamId;

/// Maps groups of an identity provider to teams. A user whose token lists a group is a member of its team
/// while the token is valid. Stored in the metadata of the provider: `{"groupTeams": {"claim": "groups",
/// "teams": {"/engineering": "team_eng"}}}`.
///
/// @param claim the claim of tokens that lists groups; null without a mapping
/// @param teams teams by group name
public record GroupMapping(@Nullable String claim, Map<String, TeamId> teams) {

    /// The member of the metadata that contains the mapping.
    public static final String MEMBER = "groupTeams";

    private static final String CLAIM = "claim";
    private static final String TEAMS = "teams";
    private static final GroupMapping NONE = new GroupMapping(null, Map.of());

    public GroupMapping {
        teams = Map.copyOf(teams);
    }

    /// Reads the mapping from the metadata of a provider.
    ///
    /// @throws InvalidInput naming the place below `metadata`, if the mapping is malformed
    public static GroupMapping of(Metadata metadata) {
        Object mapping = metadata.members().get(MEMBER);
        if (mapping == null) {
            return NONE;
        }
        if (!(mapping instanceof Map<?, ?> members)
                || !(members.get(CLAIM) instanceof String claim)
                || !(members.get(TEAMS) instanceof Map<?, ?> teams)) {
            throw InvalidInput.of(MEMBER, "must have a claim name (claim) and an object of team ids (teams)");
        }
        Map<String, TeamId> byGroup = new HashMap<>();
        teams.forEach((group, team) -> byGroup.put(group.toString(), teamId(group.toString(), team)));
        return new GroupMapping(claim, byGroup);
    }

    /// Reads the mapping of a stored provider, without entries that break a newer rule. [#of] reports such
    /// entries.
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
                // Ignored; new input with it is refused.
            }
        });
        return new GroupMapping(claim, byGroup);
    }

    private static TeamId teamId(String group, @Nullable Object team) {
        try {
            if (!(team instanceof String id)) {
                throw new InvalidInput("must be a team id (a string)");
            }
            return new TeamId(id);
        } catch (InvalidInput refused) {
            throw refused.at(group).at(TEAMS).at(MEMBER);
        }
    }

    /// The teams of a user in these groups.
    public List<TeamId> teamsOf(List<String> groups) {
        return groups.stream()
                .map(teams::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
