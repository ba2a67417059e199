package org.landlord.adapter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;

/// Whether an answer is too large of itself, or because of others.
class MemoryBudgetTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final long MIB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget();

    @Test
    void givenOthersThatTakeTheMemory_whenAnAnswerHasNone_thenItIsNotTooLargeOfItself() {
        MemoryBudget.Share other = budget.open(ACME);
        MemoryBudget.Share share = budget.open(ACME);
        assertThat(other.take(20 * MIB)).isTrue();

        assertThat(share.take(10 * MIB)).isFalse();
        assertThat(share.isExceeded()).isFalse();

        other.close();
        assertThat(share.take(10 * MIB)).isTrue();
    }

    @Test
    void givenAnAnswerThatWantsMoreThanItsOwnerHas_whenItHasNone_thenItIsTooLargeOfItself() {
        MemoryBudget.Share share = budget.open(ACME);
        assertThat(share.take(20 * MIB)).isTrue();

        assertThat(share.take(10 * MIB)).isFalse();
        assertThat(share.isExceeded()).isTrue();
    }

    @Test
    void givenAGatewayOfThePlatform_whenItsAnswerIsLarge_thenItHasMore() {
        MemoryBudget.Share share = budget.open(null);

        assertThat(share.take(40 * MIB)).isTrue();
        assertThat(share.isExceeded()).isFalse();
    }
}
