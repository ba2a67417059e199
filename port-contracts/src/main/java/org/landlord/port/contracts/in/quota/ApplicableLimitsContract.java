package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;

/// The contract of [org.landlord.port.in.quota.UsageLimits] for checks of a quantity, and of all limits that apply.
public abstract class ApplicableLimitsContract extends QuotaContract {

    private static final Label COUNT = new Label("count");

    @Test
    void a_hard_limit_that_has_too_little_left_is_not_exceeded_and_does_not_fit() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "100");
        use(limit.orgId(), null, "99");

        QuotaCheck five = check(limit, "5");

        assertThat(five.exceeded()).isFalse();
        assertThat(five.wouldFit()).isFalse();
        assertThat(five.remainingQuantity()).isEqualTo(Quantity.of(1));
        assertThat(check(limit, "1").wouldFit()).isTrue();
        assertThat(check(limit).wouldFit()).isTrue();
        use(limit.orgId(), null, "1");
        assertThat(check(limit).wouldFit()).isFalse();
        assertThat(check(limit, "0").wouldFit()).isTrue();
        assertThat(check(limit).exceeded()).isFalse();
    }

    @Test
    void a_soft_limit_fits_everything() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "1");
        use(limit.orgId(), null, "2");

        assertThat(check(limit, "5").wouldFit()).isTrue();
        assertThat(check(limit).wouldFit()).isTrue();
        assertThat(check(limit).exceeded()).isTrue();
    }

    @Test
    void reserved_quantity_does_not_fit_again() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        reserve(limit.orgId(), null, "7");

        assertThat(check(limit, "3").wouldFit()).isTrue();
        assertThat(check(limit, "3.000000001").wouldFit()).isFalse();
    }

    @Test
    void a_quantity_fits_all_limits_if_and_only_if_recording_it_is_not_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        hard(orgId, null, Period.MONTHLY, "20");
        hard(orgId, projectId, Period.DAILY, "12");
        hard(orgId, projectId, Period.LIFETIME, "15");
        soft(orgId, projectId, Period.CALENDAR_MONTH, "1");
        use(orgId, null, "9");
        use(orgId, projectId, "2");
        reserve(orgId, projectId, "1.5");

        for (ProjectId place : new @Nullable ProjectId[] {null, projectId}) {
            for (String quantity : List.of("0", "1", "7", "7.5", "7.500000001", "8.5", "9", "10", "12", "100")) {
                boolean fits =
                        checkAll(new CheckUsageLimits(orgId, place, TOKENS, COUNT, Quantity.parse(quantity))).stream()
                                .allMatch(QuotaCheck::wouldFit);
                assertThat(passes(() -> landlord()
                                .usage()
                                .dryRun(
                                        caller(),
                                        orgId,
                                        usage(place, TOKENS.value(), quantity, null),
                                        HardLimits.ENFORCED)))
                        .as("%s in %s", quantity, place)
                        .isEqualTo(fits);
            }
        }
    }

    @Test
    void all_limits_that_apply_are_checked_those_of_the_organization_first() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        ProjectId other = newProject(orgId).projectId();
        LimitKey ofProject = soft(orgId, projectId, Period.DAILY, "5");
        LimitKey monthly = soft(orgId, null, Period.MONTHLY, "100");
        LimitKey daily = hard(orgId, null, Period.DAILY, "50");
        LimitKey calls = set(
                LimitKey.of(orgId, projectId, new Label("calls"), new Label("ms"), Period.DAILY),
                "7",
                Enforcement.SOFT,
                null);
        LimitKey kilo =
                set(LimitKey.of(orgId, null, TOKENS, new Label("kilo"), Period.DAILY), "7", Enforcement.SOFT, null);
        soft(orgId, other, Period.DAILY, "5");
        use(orgId, projectId, "6");
        use(orgId, other, "1");

        assertThat(keys(new CheckUsageLimits(orgId, projectId, null, null, null)))
                .containsExactly(daily, monthly, kilo, calls, ofProject);
        assertThat(keys(new CheckUsageLimits(orgId, null, null, null, null))).containsExactly(daily, monthly, kilo);
        assertThat(keys(new CheckUsageLimits(orgId, projectId, TOKENS, null, null)))
                .containsExactly(daily, monthly, kilo, ofProject);
        assertThat(keys(new CheckUsageLimits(orgId, projectId, TOKENS, COUNT, null)))
                .containsExactly(daily, monthly, ofProject);
        assertThat(keys(new CheckUsageLimits(orgId, other, new Label("calls"), null, null)))
                .isEmpty();
        assertThat(checkAll(new CheckUsageLimits(orgId, projectId, TOKENS, COUNT, null)))
                .extracting(QuotaCheck::usedQuantity)
                .containsExactly(QuantitySum.of(7), QuantitySum.of(7), QuantitySum.of(6));
    }

    @Test
    void each_check_of_all_limits_equals_the_check_of_that_limit() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        Stream.of(Period.values()).forEach(period -> hard(orgId, projectId, period, "10"));
        hard(orgId, null, Period.LIFETIME, "12");
        use(orgId, projectId, "9");
        reserve(orgId, projectId, "1");

        List<QuotaCheck> checks = checkAll(new CheckUsageLimits(orgId, projectId, TOKENS, null, Quantity.of(1)));

        assertThat(checks).hasSizeGreaterThan(6);
        for (QuotaCheck check : checks) {
            Instant until = check.window().until();
            assertThat(check.window()).isEqualTo(check.limit().window(null, until));
            QuotaCheck one = check(check.limit().key(), "1");
            assertThat(one).usingRecursiveComparison().ignoringFields("window").isEqualTo(check);
        }
    }

    @Test
    void a_missing_organization_or_project_is_not_found() {
        OrgId orgId = newOrg().orgId();
        OrgId missing = new OrgId(unique("org"));
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        assertNotFound("org", missing, () -> checkAll(new CheckUsageLimits(missing, null, null, null, null)));
        for (ProjectId projectId : List.of(new ProjectId("project_none"), foreign)) {
            assertNotFound(
                    "project", projectId, () -> checkAll(new CheckUsageLimits(orgId, projectId, TOKENS, null, null)));
        }
    }

    @Test
    void a_unit_or_a_quantity_requires_a_metric() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> checkAll(new CheckUsageLimits(orgId, null, null, COUNT, null)), "/unit");
        assertInvalid(() -> checkAll(new CheckUsageLimits(orgId, null, null, null, Quantity.of(1))), "/quantity");
    }

    private QuotaCheck check(LimitKey key, String quantity) {
        return landlord().usageLimits().check(caller(), new CheckUsageLimit(key, null, null, Quantity.parse(quantity)));
    }

    private List<LimitKey> keys(CheckUsageLimits query) {
        return checkAll(query).stream().map(check -> check.limit().key()).toList();
    }

    private List<QuotaCheck> checkAll(CheckUsageLimits query) {
        return walk(2, page -> landlord().usageLimits().checkAll(caller(), query, page));
    }
}
