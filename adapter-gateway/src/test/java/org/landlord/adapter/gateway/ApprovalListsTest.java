package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.port.out.workflow.WaitingApproval;
import org.landlord.port.out.workflow.WorkflowGateway.WaitingApprovals;

/// Lists of approvals, of which some may be too large.
class ApprovalListsTest extends GatewayTestBase {

    private static final RunId OTHER = new RunId("run_2");
    private static final String LARGE = "x".repeat(30_000);
    private static final String HUGE = "x".repeat(GatewayHttp.MAX_BYTES);

    /// An approval that a gateway lists.
    private record Listed(RunId runId, String nodeId, String summary) {

        private String json() {
            return "{\"runId\":\"" + runId + "\",\"nodeId\":\"" + nodeId + "\",\"requestSummary\":\"" + summary + "\"}";
        }
    }

    /// Lists them as a gateway does: the oldest ones, of all runs or of one.
    private void waiting(List<Listed> oldestFirst) {
        gateway.rpc("listApprovals", exchange -> {
            Members filter = Members.of(sent().get("filter"));
            String runId = filter.text("runId");
            String rows = oldestFirst.stream()
                    .filter(one -> runId == null || one.runId().value().equals(runId))
                    .limit(Objects.requireNonNull(filter.integer("limit")))
                    .map(Listed::json)
                    .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, SmallGateway.result("[" + rows + "]"));
        });
    }

    private static List<Listed> ofOther(int number, String summary) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Listed(OTHER, "n" + i, summary))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> nodes(List<WaitingApproval> approvals) {
        return approvals.stream().map(one -> one.request().nodeId().value()).toList();
    }

    @Test
    void givenApprovals_whenTheyAreListed_thenEachIsAsTheGatewayGivesIt() {
        gateway.result("listApprovals", """
                [{"runId":"run_1","workflowKey":"select","nodeId":"choose","iteration":2,"requestTitle":"Which?",
                  "requestSummary":"A line\\nand another in /srv/app/x","requestedAtMs":1796002692672,
                  "approvalMode":"select",
                  "options":[{"key":"blue","label":"Blue","summary":"sea"},{"key":"red"},{"label":"none"}],
                  "allowedScopes":["approval:submit"],"allowedUsers":["chief"],"autoApprove":null},
                 {"runId":"run_2","nodeId":"deploy","requestTitle":null,"requestSummary":null,
                  "requestedAtMs":1796002692672,"approvalMode":"vote","options":null},
                 {"runId":"no id!","nodeId":"deploy"}]""");

        Instant at = Instant.ofEpochMilli(1796002692672L);
        assertThat(adapter.approvals(main).isAll()).isTrue();
        assertThat(adapter.approvals(main).approvals())
                .containsExactly(
                        new WaitingApproval(
                                RUN,
                                new ApprovalRequest(
                                        new NodeId("choose"),
                                        2,
                                        ApprovalMode.SELECT,
                                        "Which?",
                                        "A line\nand another in /srv/app/x",
                                        List.of(
                                                new ApprovalOption("blue", "Blue", "sea"),
                                                new ApprovalOption("red", "red", null)),
                                        List.of("approval:submit"),
                                        List.of("chief"),
                                        at)),
                        new WaitingApproval(
                                new RunId("run_2"),
                                new ApprovalRequest(
                                        new NodeId("deploy"),
                                        0,
                                        ApprovalMode.GATE,
                                        "deploy",
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        at)));
        assertThat(sent()).isEqualTo(Map.of("filter", Map.of("limit", new BigDecimal(2000))));
    }

    @Test
    void givenApprovalsThatAreTooLargeTogether_whenTheyAreListed_thenTheOldestAre_andItIsSaidThatTheyAreNotAll() {
        List<Listed> all = ofOther(200, LARGE);
        all.add(new Listed(RUN, "deploy", ""));
        waiting(all);

        WaitingApprovals read = adapter.approvals(main);

        assertThat(read.approvals()).hasSize(20);
        assertThat(read.isAll()).isFalse();
        assertThat(nodes(adapter.approvals(main, RUN))).containsExactly("deploy");
    }

    @Test
    void givenAnApprovalThatIsTooLarge_whenAllAreListed_thenThereAreNone_andThatIsNoFailure() {
        waiting(List.of(new Listed(OTHER, "huge", HUGE), new Listed(RUN, "deploy", "")));

        assertThat(adapter.approvals(main)).isEqualTo(new WaitingApprovals(List.of(), false));
        assertThat(nodes(adapter.approvals(main, RUN))).containsExactly("deploy");
    }

    @Test
    void givenAsManyApprovalsAsAreAsked_whenTheyAreListed_thenThereMayBeMore() {
        waiting(ofOther(2000, ""));
        assertThat(adapter.approvals(main).isAll()).isFalse();

        waiting(ofOther(1999, ""));
        assertThat(adapter.approvals(main).isAll()).isTrue();
    }

    @Test
    void givenARunOfWhichSomeAreTooLarge_whenItsApprovalsAreListed_thenThoseAreThereWithoutWhatTheyAsk() {
        waiting(List.of(
                new Listed(RUN, "first", "why"), new Listed(RUN, "huge", HUGE), new Listed(RUN, "last", "because")));
        gateway.result("listNodeStates", """
                [{"nodeId":"build","iteration":0,"state":"finished"},
                 {"nodeId":"first","iteration":0,"state":"waiting-approval"},
                 {"nodeId":"huge","iteration":0,"state":"waiting-approval","updatedAtMs":1796002692743},
                 {"nodeId":"last","iteration":0,"state":"waiting-approval"}]""");

        List<WaitingApproval> read = adapter.approvals(main, RUN);

        assertThat(nodes(read)).containsExactly("first", "huge", "last");
        assertThat(read.getFirst().request().summary()).isEqualTo("why");
        ApprovalRequest huge = read.get(1).request();
        assertThat(huge.mode()).isEqualTo(ApprovalMode.GATE);
        assertThat(huge.summary()).contains("too large");
        assertThat(huge.requestedAt()).isEqualTo(Instant.ofEpochMilli(1796002692743L));
        // Not restricted would be: everybody may.
        assertThat(huge.allowedUsers()).isNotEmpty().noneMatch(name -> name.matches("[A-Za-z0-9:_-]+"));
    }

    @Test
    void givenARunThatIsNotThere_whenItsApprovalsAreListed_thenThereAreNone() {
        gateway.error("listApprovals", 404, "NOT_FOUND", "Run not found", "");

        assertThat(adapter.approvals(main, RUN)).isEmpty();
    }

    @Test
    void givenAGatewayThatListsOtherRunsToo_whenThoseOfOneAreListed_thenOnlyItsOwnAre() {
        gateway.result("listApprovals", """
                [{"runId":"run_2","nodeId":"theirs"},{"runId":"run_1","nodeId":"ours"}]""");

        assertThat(nodes(adapter.approvals(main, RUN))).containsExactly("ours");
        assertThat(sent().get("filter")).isEqualTo(Map.of("runId", "run_1", "limit", new BigDecimal(2000)));
    }
}
