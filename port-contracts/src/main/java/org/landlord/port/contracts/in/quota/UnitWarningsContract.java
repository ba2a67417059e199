package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.usage.RecordUsage;

/// A limit does not count usage in another unit: callers receive warnings.
public abstract class UnitWarningsContract extends QuotaContract {

    private static final Label TOKEN = new Label("token");
    private static final Label COUNT = new Label("count");

    @Test
    void usage_in_a_unit_without_a_limit_is_recorded_with_a_warning() {
        OrgId orgId = newOrg().orgId();
        limit(orgId, null, TOKEN);
        RecordUsage wrong = in(null, COUNT);

        List<String> said = record(orgId, wrong).warnings();

        assertThat(said)
                .containsExactly(
                        "tokens is limited in the unit token: usage in the unit count counts against no limit");
        assertThat(record(orgId, wrong).warnings()).isEqualTo(said);
        assertThat(recordBatch(orgId, List.of(in(null, COUNT), in(null, COUNT), in(null, TOKEN)))
                        .warnings())
                .isEqualTo(said);
        assertThat(reserve(ReserveQuota.of(null, new UsageSeries(orgId, null, TOKENS, COUNT), Quantity.of(1), null))
                        .warnings())
                .isEqualTo(said);
        assertThat(usageEvents(orgId)).hasSize(5);
    }

    @Test
    void usage_in_the_unit_of_a_limit_and_usage_without_limits_have_no_warning() {
        OrgId orgId = newOrg().orgId();
        ProjectId limited = newProject(orgId).projectId();
        ProjectId other = newProject(orgId).projectId();
        limit(orgId, limited, TOKEN);
        limit(newOrg().orgId(), null, TOKEN);

        assertThat(record(orgId, in(limited, TOKEN)).warnings()).isEmpty();
        assertThat(record(orgId, in(other, COUNT)).warnings()).isEmpty();
        assertThat(record(orgId, in(null, COUNT)).warnings()).isEmpty();
        assertThat(record(orgId, usage(limited, "calls", "1", null)).warnings()).isEmpty();

        limit(orgId, null, COUNT);
        assertThat(record(orgId, in(limited, COUNT)).warnings()).isEmpty();
    }

    @Test
    void a_limit_on_a_metric_that_is_used_in_another_unit_is_set_with_a_warning() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        record(orgId, in(projectId, COUNT));

        for (ProjectId scope : new ProjectId[] {null, projectId}) {
            assertThat(limit(orgId, scope, TOKEN))
                    .containsExactly("tokens is used in the unit count and was never used in the unit token: that usage"
                            + " does not count against the limit");
        }
        assertThat(limit(orgId, null, COUNT)).isEmpty();
        assertThat(limit(orgId, newProject(orgId).projectId(), new Label("kilotoken")))
                .containsExactly("tokens is also limited in the unit count, token: usage counts only in its own unit");
    }

    @Test
    void setting_a_limit_again_warns_of_fields_that_were_reset_to_defaults() {
        OrgId orgId = newOrg().orgId();
        LimitKey key = key(orgId, null, Period.CALENDAR_DAY);
        SetUsageLimit whole = new SetUsageLimit(
                key,
                Quantity.of(1),
                Enforcement.HARD,
                ZoneId.of("Europe/Berlin"),
                null,
                new Thresholds(List.of(50)),
                OnExceeded.PAUSE,
                NONE);
        SetUsageLimit bare = new SetUsageLimit(key, Quantity.of(2), null, null, null, NONE);
        assertThat(landlord().usageLimits().set(caller(), whole).warnings()).isEmpty();

        assertThat(landlord().usageLimits().set(caller(), bare).warnings())
                .containsExactly(
                        "enforcement was not given: the limit was hard and is soft now",
                        "timeZone was not given: it was Europe/Berlin and is UTC now",
                        "thresholds was not given: it was [50] and is [75,90,100] now",
                        "onExceeded was not given: it was pause and is none now");
        assertThat(landlord().usageLimits().set(caller(), bare).warnings()).isEmpty();
    }

    private List<String> limit(OrgId orgId, @Nullable ProjectId projectId, Label unit) {
        LimitKey key = LimitKey.of(orgId, projectId, TOKENS, unit, Period.DAILY);
        return landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.of(100), Enforcement.HARD, null, null, NONE))
                .warnings();
    }

    private static RecordUsage in(@Nullable ProjectId projectId, Label unit) {
        return new RecordUsage(null, projectId, null, TOKENS, Quantity.of(1), unit, null, Metadata.empty());
    }
}
