package org.landlord.domain.workflow.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of all policies that match an approval. Several policies are combined, and none can relax
/// another: the highest number of people, the earliest deadline, a note and no self-approval if one of
/// them says so, and a decider must be one of each policy that names any.
///
/// @param policies those that match; empty if none does, which requires one approval of anybody with
///     the permission
public record ApprovalRules(List<ApprovalPolicy> policies) {

    public ApprovalRules {
        policies = List.copyOf(policies);
    }

    /// Those of the policies that match.
    public static ApprovalRules of(List<ApprovalPolicy> all, Approval approval) {
        return new ApprovalRules(all.stream()
                .filter(policy -> policy.matches(
                        approval.projectId(),
                        approval.workflow(),
                        approval.request().nodeId()))
                .toList());
    }

    /// How many different people must approve.
    public int requiredApprovals() {
        return policies.stream()
                .mapToInt(ApprovalPolicy::requiredApprovals)
                .max()
                .orElse(1);
    }

    public boolean selfApproval() {
        return policies.stream().allMatch(ApprovalPolicy::selfApproval);
    }

    public boolean noteRequired() {
        return policies.stream().anyMatch(ApprovalPolicy::noteRequired);
    }

    /// The policies that say who may decide.
    public List<ApprovalPolicy> naming() {
        return policies.stream()
                .filter(policy -> !policy.deciders().isAnybody())
                .toList();
    }

    /// True if only people may decide, and no keys: a key does not say who uses it.
    public boolean needsPeople() {
        return requiredApprovals() > 1 || !selfApproval() || !naming().isEmpty();
    }

    /// When an approval that was requested at an instant is denied; null without a deadline.
    public @Nullable Instant deadline(Instant requestedAt) {
        Optional<Duration> earliest = policies.stream()
                .map(ApprovalPolicy::deadline)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Duration::compareTo);
        return earliest.map(requestedAt::plus).orElse(null);
    }

    /// The choice that enough people have made; empty if not enough agree. Of an approval without
    /// options it is the decision of any of them.
    public Optional<Decision> agreed(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::approved)
                .filter(one -> decisions.stream()
                                .filter(other -> other.approved() && Objects.equals(other.value(), one.value()))
                                .count()
                        >= requiredApprovals())
                .findFirst();
    }
}
