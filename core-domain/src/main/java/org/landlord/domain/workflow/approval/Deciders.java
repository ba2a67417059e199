package org.landlord.domain.workflow.approval;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;

/// Who may decide. Somebody who has one of the roles, is in one of the teams or is one of the users
/// may.
///
/// @param roles of the organization (`owner`, …) or of teams in the project (`operator`, …)
/// @param teams of the organization
/// @param users of the organization
public record Deciders(List<Label> roles, List<TeamId> teams, List<UserId> users) {

    /// The maximum number of entries of each kind.
    public static final int MAX_ENTRIES = 50;

    private static final Deciders ANYBODY = new Deciders(List.of(), List.of(), List.of());

    /// @throws InvalidInput naming the list that is too long
    public Deciders {
        roles = checked("roles", roles);
        teams = checked("teams", teams);
        users = checked("users", users);
    }

    private static <T> List<T> checked(String name, List<T> entries) {
        if (entries.size() > MAX_ENTRIES) {
            throw InvalidInput.of(name, "must have at most " + MAX_ENTRIES + " entries");
        }
        return entries.stream().distinct().toList();
    }

    /// Everybody who has the permission `approval:decide`.
    public static Deciders anybody() {
        return ANYBODY;
    }

    /// Each entry with its kind: `role owner`, `team ops`, `user alice`.
    public List<String> texts() {
        return Stream.of(
                        roles.stream().map(role -> "role " + role),
                        teams.stream().map(team -> "team " + team),
                        users.stream().map(user -> "user " + user))
                .flatMap(Function.identity())
                .toList();
    }

    public boolean isAnybody() {
        return roles.isEmpty() && teams.isEmpty() && users.isEmpty();
    }
}
