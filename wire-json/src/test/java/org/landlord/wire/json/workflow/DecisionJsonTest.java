package org.landlord.wire.json.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;

/// The choices of a decision: one option, options in an order, or none.
class DecisionJsonTest {

    private static final OrgId ORG = new OrgId("org_acme");
    private static final ApprovalId APPROVAL = new ApprovalId("apr_1");

    private static DecideApproval read(String json) {
        return ObjectReader.read(
                JsonReader.document(json.getBytes(StandardCharsets.UTF_8)),
                in -> ApprovalJson.readDecide(in, ORG, APPROVAL));
    }

    private static DecideApproval decision(@Nullable ApprovalValue value) {
        return new DecideApproval(ORG, APPROVAL, true, null, value);
    }

    @Test
    void givenAnyChoice_whenItIsWritten_thenItIsReadBack() {
        List<@Nullable ApprovalValue> values = Arrays.asList(
                null,
                new ApprovalValue.Selected("blue"),
                new ApprovalValue.Ranked(List.of("blue", "green")),
                new ApprovalValue.Ranked(List.of()));
        for (ApprovalValue value : values) {
            DecideApproval decision = decision(value);

            assertThat(read(Json.write(decision, ApprovalJson::writeDecide))).isEqualTo(decision);
        }
    }

    @Test
    void givenAnOptionAndAnOrder_whenTheyAreRead_thenTheyAreRefused() {
        assertThatThrownBy(() -> read("{\"approved\":true,\"selected\":\"blue\",\"ranked\":[\"blue\"]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("ranked");
    }

    @Test
    void givenNoAnswer_whenItIsRead_thenItIsRequired() {
        assertThatThrownBy(() -> read("{\"note\":\"because\"}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("approved");
    }
}
