package org.landlord.application.workflow;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Scope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.ApprovalRules;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.port.out.Stores;

/// Whether a caller may decide an approval.
final class DecisionRights {

    private DecisionRights() {}

    /// Why the caller may not decide; null if the caller may.
    ///
    /// @param run of the approval
    static @Nullable String refusal(Stores stores, Caller caller, Approval approval, Run run, ApprovalRules rules) {
        Scope place = new Scope.Project(approval.orgId(), approval.projectId());
        if (!Permissions.permits(caller, Permission.APPROVAL_DECIDE, place)) {
            return "this requires the permission " + Permission.APPROVAL_DECIDE + " for " + place;
        }
        List<String> allowed = approval.request().allowedUsers();
        Principal.User user = caller.principal() instanceof Principal.User one ? one : null;
        if (user == null) {
            return rules.needsPeople() || !allowed.isEmpty()
                    ? "only people may decide this approval, signed in as themselves: an API key does not say who uses it"
                    : null;
        }
        if (!allowed.isEmpty() && !allowed.contains(user.userId().value())) {
            return "the workflow permits this decision to other users only";
        }
        Run.Actor actor = Actors.of(caller);
        if (!rules.selfApproval()) {
            if (actor.equals(run.launchedBy())) {
                return "you launched this run, and " + named(rules, policy -> !policy.selfApproval())
                        + " does not permit self-approval";
            }
            if (actor.equals(run.resumedBy())) {
                return "you last resumed this run, and " + named(rules, policy -> !policy.selfApproval())
                        + " does not permit self-approval";
            }
        }
        for (ApprovalPolicy policy : rules.naming()) {
            if (!isOneOf(stores, user, approval, policy.deciders())) {
                return "the policy " + policy.policyId() + " lets only " + who(policy.deciders()) + " decide";
            }
        }
        return null;
    }

    private static String named(ApprovalRules rules, Predicate<ApprovalPolicy> which) {
        return "the policy "
                + rules.policies().stream()
                        .filter(which)
                        .map(policy -> policy.policyId().value())
                        .findFirst()
                        .orElse("");
    }

    private static boolean isOneOf(Stores stores, Principal.User user, Approval approval, Deciders deciders) {
        if (deciders.users().contains(user.userId())) {
            return true;
        }
        Set<Label> roles = user.projects().getOrDefault(approval.projectId(), Set.of()).stream()
                .map(ProjectRole::label)
                .map(Label::new)
                .collect(Collectors.toCollection(TreeSet::new));
        if (user.role() != null) {
            roles.add(new Label(user.role().label()));
        }
        if (deciders.roles().stream().anyMatch(roles::contains)) {
            return true;
        }
        if (deciders.teams().isEmpty()) {
            return false;
        }
        List<TeamId> teams = stores.teamMembers().teamsOf(approval.orgId(), user.userId());
        return deciders.teams().stream().anyMatch(teams::contains);
    }

    private static String who(Deciders deciders) {
        StringBuilder who = new StringBuilder();
        append(who, "the roles ", deciders.roles());
        append(who, "the teams ", deciders.teams());
        append(who, "the users ", deciders.users());
        return who.toString();
    }

    private static void append(StringBuilder who, String kind, List<?> entries) {
        if (!entries.isEmpty()) {
            who.append(who.isEmpty() ? "" : " and ")
                    .append(kind)
                    .append(entries.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }
}
