package org.landlord.adapter.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.port.out.workflow.WaitingApproval;

/// Reads what a gateway asks people.
final class ApprovalReading {

    private static final int MAX_OPTIONS = 200;
    private static final int MAX_KEY = 256;
    private static final int MAX_TITLE = 500;
    private static final int MAX_SUMMARY = 16_000;
    private static final int MAX_RESTRICTIONS = 100;

    private static final String TOO_LARGE =
            "What the workflow asks is too large to be read. Decide it at the gateway, or cancel the run.";

    private ApprovalReading() {}

    /// @param now for requests without a time
    /// @return empty if the run or the node has no id that Landlord can name
    static Optional<WaitingApproval> waiting(Members row, Instant now) {
        Optional<NodeId> node = RunReading.node(row.text("nodeId"));
        String runId = row.text("runId");
        Long iteration = row.has("iteration") ? row.integer("iteration") : Long.valueOf(0);
        if (node.isEmpty() || runId == null || iteration == null || iteration < 0 || iteration > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new WaitingApproval(new RunId(runId), request(row, node.get(), iteration.intValue(), now)));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /// An approval of which only the node is known, because what it asks is too large to be read. Whom
    /// the workflow permits to decide it is not known, so nobody is permitted: this names no user.
    static Optional<WaitingApproval> unreadable(RunId runId, NodeStates.Execution node) {
        return RunReading.node(node.nodeId())
                .filter(_ -> node.iteration() >= 0 && node.iteration() <= Integer.MAX_VALUE)
                .map(nodeId -> new WaitingApproval(
                        runId,
                        new ApprovalRequest(
                                nodeId,
                                (int) node.iteration(),
                                ApprovalMode.GATE,
                                nodeId.value(),
                                TOO_LARGE,
                                List.of(),
                                List.of(),
                                List.of("(not known)"),
                                node.at())));
    }

    private static ApprovalRequest request(Members row, NodeId node, int iteration, Instant now) {
        String title = row.text("requestTitle", "title");
        String summary = row.text("requestSummary", "summary");
        Instant requestedAt = row.instant("requestedAtMs", "requestedAt");
        return new ApprovalRequest(
                node,
                iteration,
                mode(row.text("approvalMode", "mode")),
                title == null ? node.value() : CleanText.line(title, MAX_TITLE),
                summary == null ? null : CleanText.block(summary, MAX_SUMMARY),
                row.objects("options").stream()
                        .flatMap(option -> option(option).stream())
                        .limit(MAX_OPTIONS)
                        .toList(),
                restrictions(row.texts("allowedScopes")),
                restrictions(row.texts("allowedUsers")),
                requestedAt == null ? now : requestedAt);
    }

    /// A mode that is not known is answered with yes or no.
    private static ApprovalMode mode(@Nullable String name) {
        String plain = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(ApprovalMode.values())
                .filter(mode -> mode.label().equals(plain))
                .findFirst()
                .orElse(ApprovalMode.GATE);
    }

    /// Keys are sent back as they are, so what cannot be sent back is no option.
    private static Optional<ApprovalOption> option(Members option) {
        String key = option.text("key");
        if (key == null || key.length() > MAX_KEY || !CleanText.whole(key).equals(key)) {
            return Optional.empty();
        }
        String label = option.text("label");
        String summary = option.text("summary");
        return Optional.of(new ApprovalOption(
                key,
                CleanText.line(label == null ? key : label, MAX_TITLE),
                summary == null ? null : CleanText.block(summary, MAX_SUMMARY)));
    }

    private static List<String> restrictions(List<String> names) {
        return names.stream()
                .limit(MAX_RESTRICTIONS)
                .map(name -> CleanText.line(name, MAX_KEY))
                .toList();
    }
}
