package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landlord.domain.failure.NotFound;

/// The contract of [org.landlord.port.out.UnitOfWork#afterCommit].
@Timeout(120)
public abstract class AfterCommitContract extends StorageContract {

    @Test
    void givenAnActionAfterCommit_whenTheUnitEnds_thenItRunsBeforeTheCallReturnsAndAfterTheChangeIsVisible() {
        Tenant tenant = newTenant();
        List<String> done = new ArrayList<>();

        write(stores -> {
            unitOfWork().afterCommit(() -> done.add("first: " + Threads.inAnother(() -> teams(tenant))));
            unitOfWork().afterCommit(() -> done.add("second"));
            tenant.fill(stores);
            assertThat(done).isEmpty();
        });

        assertThat(done).containsExactly("first: 1", "second");
    }

    @Test
    void givenAnActionOfANestedUnit_whenTheNestedUnitEnds_thenTheActionRunsAfterTheOuterUnit() {
        Tenant tenant = newTenant();
        AtomicInteger seen = new AtomicInteger(-1);

        write(stores -> {
            write(_ -> unitOfWork().afterCommit(() -> seen.set(Threads.inAnother(() -> teams(tenant)))));
            assertThat(seen).hasValue(-1);
            tenant.fill(stores);
        });

        assertThat(seen).hasValue(1);
    }

    @Test
    void givenAnActionAfterCommit_whenTheUnitFails_thenItDoesNotRun() {
        Tenant tenant = newTenant();
        List<String> done = new ArrayList<>();

        caught(() -> write(_ -> {
            unitOfWork().afterCommit(() -> done.add("thrown"));
            throw new NotFound("team", "team_missing");
        }));
        caught(() -> write(stores -> {
            unitOfWork().afterCommit(() -> done.add("doomed"));
            caught(() -> stores.organizations().insert(tenant.organization()));
        }));
        write(tenant::fill);

        assertThat(done).isEmpty();
    }

    @Test
    void givenAnActionThatFails_whenTheUnitIsCommitted_thenItStaysCommittedAndTheOtherActionsRun() {
        Tenant tenant = newTenant();
        List<String> done = new ArrayList<>();

        write(stores -> {
            unitOfWork().afterCommit(() -> {
                throw new IllegalStateException("a bug");
            });
            unitOfWork().afterCommit(() -> done.add("second"));
            tenant.fill(stores);
        });

        assertThat(done).containsExactly("second");
        assertThat(teams(tenant)).isOne();
    }

    @Test
    void givenNoWritingUnit_whenAnActionIsRegistered_thenAnExceptionIsThrown() {
        assertThatThrownBy(() -> unitOfWork().afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> read(_ -> {
                    unitOfWork().afterCommit(() -> {});
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private int teams(Tenant tenant) {
        return list(stores -> stores.teams().list(tenant.orgId(), null, 10)).size();
    }

    private static void caught(Runnable rejected) {
        assertThatThrownBy(rejected::run).isInstanceOf(RuntimeException.class);
    }
}
