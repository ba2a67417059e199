package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.usage.RecordUsage;

/// Hard limits under concurrency: the callers together use the limit exactly.
public abstract class HardLimitRacesContract extends QuotaContract {

    private static final int CALLERS = 64;
    private static final int LIMIT = 1_000;

    @Test
    void exactly_1000_units_are_granted_to_64_concurrent_callers() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, String.valueOf(LIMIT));

        int accepted = untilRefused(_ -> () -> use(limit.orgId(), null, "1"));

        assertThat(accepted).isEqualTo(LIMIT);
        assertThat(used(limit)).isEqualTo("1000");
        assertThat(usageEvents(limit.orgId())).hasSize(LIMIT);
    }

    @Test
    void limits_of_the_organization_and_of_projects_hold_under_concurrency() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        LimitKey daily = hard(orgId, null, Period.DAILY, "1000");
        LimitKey monthly = hard(orgId, null, Period.MONTHLY, "2000");
        LimitKey ofOne = hard(orgId, one, Period.DAILY, "400");
        LimitKey ofTwo = hard(orgId, two, Period.WEEKLY, "700");

        int accepted = untilRefused(caller -> () -> use(orgId, caller % 2 == 0 ? one : two, "1"));

        assertThat(accepted).isEqualTo(LIMIT);
        assertThat(used(daily)).isEqualTo("1000");
        assertThat(used(monthly)).isEqualTo("1000");
        assertThat(check(ofOne).usedQuantity()).isLessThanOrEqualTo(QuantitySum.of(400));
        assertThat(check(ofTwo).usedQuantity()).isLessThanOrEqualTo(QuantitySum.of(700));
    }

    @Test
    void reservations_and_usage_hold_the_limit_under_concurrency() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey orgWide = hard(orgId, null, Period.DAILY, "1000");
        LimitKey ofProject = hard(orgId, projectId, Period.MONTHLY, "1000");

        int rounds = untilRefused(caller -> caller % 2 == 0
                ? () -> use(orgId, caller % 4 == 0 ? projectId : null, "1")
                : new Reserving(orgId, caller % 4 == 1 ? projectId : null));

        assertThat(rounds).isGreaterThanOrEqualTo(LIMIT);
        assertThat(used(orgWide)).isEqualTo("1000");
        assertThat(reserved(orgWide)).isEqualTo("0");
        assertThat(reserved(ofProject)).isEqualTo("0");
        assertThat(usageEvents(orgId))
                .hasSize(LIMIT)
                .extracting(UsageEvent::quantity)
                .containsOnly(Quantity.of(1));
    }

    /// Reserves one unit, and alternately commits and releases it.
    private final class Reserving implements Runnable {

        private final OrgId orgId;
        private final @Nullable ProjectId projectId;
        private int round;

        Reserving(OrgId orgId, @Nullable ProjectId projectId) {
            this.orgId = orgId;
            this.projectId = projectId;
        }

        @Override
        public void run() {
            ReservationId id = reserve(orgId, projectId, "1");
            if (round++ % 2 == 0) {
                commit(orgId, id, "1");
            } else {
                release(orgId, id);
            }
        }
    }

    @Test
    void batches_are_accepted_or_refused_as_a_whole() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1000");

        int accepted = untilRefused(_ -> () -> landlord().usage().recordBatch(caller(), limit.orgId(), ones(7)));

        assertThat(accepted).isEqualTo(LIMIT / 7);
        assertThat(usageEvents(limit.orgId())).hasSize(LIMIT / 7 * 7);
    }

    private static List<RecordUsage> ones(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> usage(null, "tokens", "1", null))
                .toList();
    }

    @Test
    void a_reservation_made_and_committed_by_many_callers_counts_once() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        ReserveQuota command =
                ReserveQuota.of(new ReservationId("reservation"), tokens(limit.orgId(), null), Quantity.of(1), null);

        List<Boolean> created = atOnce(CALLERS, _ -> () -> reserve(command).created());
        List<String> events = atOnce(
                CALLERS,
                _ -> () -> String.valueOf(commit(limit.orgId(), new ReservationId("reservation"), "1")
                        .settlement()));

        assertThat(created).hasSize(CALLERS).containsOnlyOnce(true);
        assertThat(events).hasSize(CALLERS).containsOnly(events.getFirst());
        assertThat(usageEvents(limit.orgId())).hasSize(1);
    }

    /// Each caller repeats its task until a hard limit refuses it.
    ///
    /// @return the number of accepted tasks
    private static int untilRefused(IntFunction<Runnable> work) {
        return atOnce(CALLERS, caller -> {
                    Runnable mine = work.apply(caller);
                    return () -> {
                        int passed = 0;
                        while (passes(mine)) {
                            passed++;
                        }
                        return passed;
                    };
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
