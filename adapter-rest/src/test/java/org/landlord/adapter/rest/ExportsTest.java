package org.landlord.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

class ExportsTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final OrgId GLOBEX = new OrgId("org_globex");
    private static final OrgId INITECH = new OrgId("org_initech");

    private final Exports exports = new Exports(4);
    private final AtomicInteger written = new AtomicInteger();

    private void twice(OrgId orgId, Runnable meanwhile) {
        exports.admit(orgId, () -> exports.admit(orgId, meanwhile));
    }

    @Test
    void givenTwoOfAnOrganization_whenAThirdIsAskedFor_thenItIsRateLimited_andAnothersIsNot() {
        twice(ACME, () -> {
            assertThatThrownBy(() -> exports.admit(ACME, written::incrementAndGet))
                    .isInstanceOfSatisfying(
                            RateLimited.class, it -> assertThat(it.retryAfter()).isPositive());
            twice(GLOBEX, written::incrementAndGet);
        });

        assertThat(written).hasValue(1);
    }

    @Test
    void givenAsManyAsThereMayBe_whenOneMoreIsAskedFor_thenItIsUnavailable() {
        twice(
                ACME,
                () -> twice(
                        GLOBEX,
                        () -> assertThatThrownBy(() -> exports.admit(INITECH, written::incrementAndGet))
                                .isInstanceOfSatisfying(
                                        Unavailable.class,
                                        it -> assertThat(it.retryAfter()).isPositive())));
    }

    @Test
    void givenOneThatFailed_thenThereIsRoomForTheNext() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> exports.admit(ACME, () -> {
                        throw new IllegalStateException("the client is gone");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        twice(ACME, written::incrementAndGet);

        assertThat(written).hasValue(1);
    }
}
