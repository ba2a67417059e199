package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;

/// The names of periods, and the anchor day of `anniversary-month`.
public abstract class PeriodsContract extends QuotaContract {

    private static final AnchorDay FIRST = new AnchorDay(1);
    private static final AnchorDay LAST = new AnchorDay(31);

    @ParameterizedTest
    @CsvSource({"daily, rolling-24h", "weekly, rolling-7d", "monthly, rolling-30d"})
    void both_names_of_a_rolling_period_are_one_limit_with_the_name_it_was_set_with(String alias, String name) {
        OrgId orgId = newOrg().orgId();
        LimitKey underAlias = key(orgId, null, Period.of(alias));
        LimitKey underName = key(orgId, null, Period.of(name));

        assertThat(set(underName, null).created()).isTrue();
        assertThat(names(orgId)).containsExactly(name);
        assertThat(check(underAlias).limit().key().period().label()).isEqualTo(name);

        assertThat(set(underAlias, null).created()).isFalse();
        assertThat(names(orgId)).containsExactly(alias);
        assertThat(check(underName).limit().key().period().label()).isEqualTo(alias);

        landlord().usageLimits().delete(caller(), underName, NONE);
        assertThat(names(orgId)).isEmpty();
    }

    private List<String> names(OrgId orgId) {
        return all(page -> landlord().usageLimits().list(caller(), orgId, page)).stream()
                .map(limit -> limit.key().period().label())
                .toList();
    }

    @Test
    void an_anniversary_month_keeps_its_anchor_day_until_another_is_set() {
        LimitKey key = key(newOrg().orgId(), null, Period.ANNIVERSARY_MONTH);

        UsageLimit first = set(key, LAST).value();
        assertThat(first.anchorDay()).isEqualTo(LAST);
        assertThat(set(key, LAST).value()).isEqualTo(first);

        assertThat(set(key, FIRST).created()).isFalse();
        assertThat(check(key).limit().anchorDay()).isEqualTo(FIRST);
    }

    @Test
    void a_change_in_part_keeps_the_anchor_day_and_the_name_of_the_period() {
        OrgId orgId = newOrg().orgId();
        LimitKey anniversary = key(orgId, null, Period.ANNIVERSARY_MONTH);
        set(anniversary, LAST);
        set(key(orgId, null, Period.ROLLING_24H), null);
        UsageLimit.Patch raised = new UsageLimit.Patch(Quantity.of(2), null, null, null, null);
        UsageLimit.Patch moved = new UsageLimit.Patch(null, null, null, FIRST, null);
        LimitKey daily = key(orgId, null, Period.DAILY);

        assertThat(update(anniversary, raised).anchorDay()).isEqualTo(LAST);
        assertThat(update(anniversary, moved).anchorDay()).isEqualTo(FIRST);
        assertThat(update(daily, raised).key().period()).isEqualTo(Period.ROLLING_24H);
        assertInvalid(() -> update(daily, moved), "/anchorDay");
    }

    @Test
    void an_anchor_day_is_given_exactly_for_an_anniversary_month() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> set(key(orgId, null, Period.ANNIVERSARY_MONTH), null), "/anchorDay");
        assertInvalid(() -> set(key(orgId, null, Period.LIFETIME), FIRST), "/anchorDay");
    }

    private Upserted<UsageLimit> set(LimitKey key, @Nullable AnchorDay anchorDay) {
        return landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.of(1), null, null, anchorDay, null, NONE));
    }

    private UsageLimit update(LimitKey key, UsageLimit.Patch patch) {
        return landlord()
                .usageLimits()
                .update(caller(), new UpdateUsageLimit(key, patch, NONE))
                .value();
    }
}
