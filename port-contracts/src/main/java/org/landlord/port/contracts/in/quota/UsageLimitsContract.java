package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;

/// The contract of [UsageLimits] for limits. [LimitChecksContract] has the checks.
public abstract class UsageLimitsContract extends InboundContract {

    private static final List<?> DEFAULT_THRESHOLDS = List.of(number("75"), number("90"), number("100"));

    @Test
    void a_limit_set_twice_is_one_limit() {
        LimitKey key = key(newOrg().orgId(), null, "tokens", Period.CALENDAR_MONTH);

        Upserted<UsageLimit> first = set(new SetUsageLimit(
                key, Quantity.parse("0.000000001"), Enforcement.HARD, ZoneId.of("Europe/Berlin"), null, NONE));
        Upserted<UsageLimit> second = set(key, "999999999999999999", NONE);

        assertThat(first.created()).isTrue();
        assertThat(first.value())
                .isEqualTo(new UsageLimit(
                        key,
                        Quantity.parse("0.000000001"),
                        Enforcement.HARD,
                        ZoneId.of("Europe/Berlin"),
                        Thresholds.DEFAULT,
                        first.value().updatedAt()));
        assertThat(second.created()).isFalse();
        assertThat(second.value())
                .isEqualTo(new UsageLimit(
                        key,
                        Quantity.of(Quantity.MAX_UNITS),
                        Enforcement.SOFT,
                        null,
                        Thresholds.DEFAULT,
                        second.value().updatedAt()));
        assertThat(list(key.orgId())).containsExactly(second.value());
    }

    @Test
    void limits_are_distinguished_by_every_part_of_the_key() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        List<LimitKey> keys = List.of(
                key(orgId, null, "tokens", Period.DAILY),
                key(orgId, null, "tokens", Period.MONTHLY),
                LimitKey.of(orgId, null, new Label("tokens"), new Label("ms"), Period.DAILY),
                key(orgId, null, "seats", Period.DAILY),
                key(orgId, projectId, "tokens", Period.DAILY));

        keys.forEach(key -> assertThat(set(key, "1", NONE).created()).isTrue());

        assertThat(list(orgId)).extracting(UsageLimit::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void limits_are_listed_org_wide_first_then_by_project_metric_unit_and_period() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        List<LimitKey> keys = new ArrayList<>();
        for (ProjectId projectId : List.of(one, two)) {
            keys.add(key(orgId, projectId, "b", Period.DAILY));
            keys.add(key(orgId, projectId, "a", Period.DAILY));
        }
        keys.add(LimitKey.of(orgId, null, new Label("z"), new Label("s"), Period.DAILY));
        List<Period> periods = Stream.of(Period.values())
                .filter(period -> period == period.identity())
                .toList();
        periods.forEach(period -> keys.add(key(orgId, null, "z", period)));
        keys.forEach(key -> {
            AnchorDay day = key.period() == Period.ANNIVERSARY_MONTH ? new AnchorDay(7) : null;
            set(new SetUsageLimit(key, Quantity.of(1), null, null, day, null, NONE));
        });

        Collections.sort(keys);
        assertThat(list(orgId)).extracting(UsageLimit::key).containsExactlyElementsOf(keys);
        assertThat(list(orgId).subList(0, periods.size()))
                .extracting(limit -> limit.key().period().label())
                .containsExactly(
                        "anniversary-month",
                        "calendar-day",
                        "calendar-month",
                        "calendar-week",
                        "calendar-year",
                        "daily",
                        "lifetime",
                        "monthly",
                        "weekly");
    }

    @Test
    void the_same_limit_again_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        LimitKey key = key(orgId, null, "tokens", Period.DAILY);
        UsageLimit first = set(key, "1.5", NONE).value();

        assertNotAudited(orgId, () -> {
            Upserted<UsageLimit> again = set(key, "1.50", matching(first.version()));
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });

        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void an_update_changes_what_it_names_and_keeps_the_rest() {
        LimitKey key = key(newOrg().orgId(), null, "tokens", Period.CALENDAR_DAY);
        UsageLimit before = set(new SetUsageLimit(
                        key,
                        Quantity.of(10),
                        Enforcement.HARD,
                        ZoneId.of("Europe/Berlin"),
                        new Thresholds(List.of(50)),
                        NONE))
                .value();

        UsageLimit raised = update(key, new UsageLimit.Patch(Quantity.of(20), null, null, null, null), NONE);
        assertThat(raised).isEqualTo(before.with(quantity("20"), raised.updatedAt()));
        assertThat(raised.enforcement()).isEqualTo(Enforcement.HARD);
        assertThat(raised.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(raised.thresholds()).isEqualTo(new Thresholds(List.of(50)));

        UsageLimit other = update(
                key,
                new UsageLimit.Patch(null, Enforcement.SOFT, ZoneId.of("UTC"), null, new Thresholds(List.of())),
                NONE);
        assertThat(other)
                .isEqualTo(new UsageLimit(
                        key,
                        Quantity.of(20),
                        Enforcement.SOFT,
                        ZoneId.of("UTC"),
                        new Thresholds(List.of()),
                        other.updatedAt()));
        assertThat(get(key)).isEqualTo(other);
        assertThat(list(key.orgId())).containsExactly(other);
    }

    @Test
    void what_a_limit_does_to_runs_is_kept_until_it_is_named_again() {
        LimitKey key = key(newOrg().orgId(), null, "tokens", Period.DAILY);
        assertThat(set(key, "1", NONE).value().onExceeded()).isEqualTo(OnExceeded.NONE);

        UsageLimit.Patch paused = new UsageLimit.Patch(null, null, null, null, null, OnExceeded.PAUSE);
        assertThat(update(key, paused, NONE).onExceeded()).isEqualTo(OnExceeded.PAUSE);
        assertThat(update(key, quantity("2"), NONE).onExceeded()).isEqualTo(OnExceeded.PAUSE);
        SetUsageLimit cancelling =
                new SetUsageLimit(key, Quantity.of(3), null, null, null, null, OnExceeded.CANCEL, NONE);
        assertThat(set(cancelling).value().onExceeded()).isEqualTo(OnExceeded.CANCEL);
        assertThat(get(key).onExceeded()).isEqualTo(OnExceeded.CANCEL);
    }

    @Test
    void an_update_that_changes_nothing_is_not_audited_and_keeps_the_version() {
        LimitKey key = key(newOrg().orgId(), null, "tokens", Period.DAILY);
        UsageLimit limit = set(key, "1.5", NONE).value();

        assertNotAudited(key.orgId(), () -> {
            assertThat(update(key, quantity("1.50"), matching(limit.version()))).isEqualTo(limit);
            assertThat(update(key, new UsageLimit.Patch(null, null, null, null, null), NONE))
                    .isEqualTo(limit);
        });

        assertThat(get(key)).isEqualTo(limit);
    }

    @Test
    void an_update_of_another_version_or_of_a_missing_limit_is_refused() {
        OrgId orgId = newOrg().orgId();
        LimitKey key = key(orgId, null, "tokens", Period.DAILY);
        LimitKey ofProject = key(orgId, newProject(orgId).projectId(), "tokens", Period.DAILY);
        UsageLimit limit = set(key, "1", NONE).value();

        assertNotAudited(orgId, () -> {
            assertPreconditionFailed(() -> update(key, quantity("2"), STALE));
            assertNotFound("usage_limit", () -> update(ofProject, quantity("2"), NONE));
            assertNotFound("usage_limit", () -> get(ofProject));
        });

        assertThat(list(orgId)).containsExactly(limit);
    }

    private static UsageLimit.Patch quantity(String quantity) {
        return new UsageLimit.Patch(Quantity.parse(quantity), null, null, null, null);
    }

    private UsageLimit update(LimitKey key, UsageLimit.Patch patch, Precondition precondition) {
        Upserted<UsageLimit> updated =
                landlord().usageLimits().update(caller(), new UpdateUsageLimit(key, patch, precondition));
        assertThat(updated.created()).isFalse();
        return updated.value();
    }

    private UsageLimit get(LimitKey key) {
        return landlord().usageLimits().get(caller(), key);
    }

    @Test
    void each_set_and_delete_is_audited() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey orgWide = key(orgId, null, "tokens", Period.MONTHLY);
        LimitKey ofProject = LimitKey.of(orgId, projectId, new Label("cpu"), new Label("ms"), Period.CALENDAR_DAY);

        assertAudited(
                orgId,
                () -> {
                    set(orgWide, "10000000", NONE);
                    set(new SetUsageLimit(
                            orgWide,
                            Quantity.of(7),
                            null,
                            ZoneId.of("Europe/Berlin"),
                            new Thresholds(List.of(50)),
                            NONE));
                    set(new SetUsageLimit(ofProject, Quantity.parse("0.5"), Enforcement.HARD, null, null, NONE));
                    delete(ofProject, NONE);
                    delete(orgWide, NONE);
                },
                new Audited(
                        AuditAction.USAGE_LIMIT_UPSERT,
                        orgId,
                        null,
                        tells(orgWide, "10000000", "soft")
                                .made("limitQuantity", number("10000000"))
                                .made("enforcement", "soft")
                                .made("thresholds", DEFAULT_THRESHOLDS)
                                .made("onExceeded", "none")),
                new Audited(
                        AuditAction.USAGE_LIMIT_UPSERT,
                        orgId,
                        null,
                        tells(orgWide, "7", "soft")
                                .changed("limitQuantity", number("10000000"), number("7"))
                                .changed("timeZone", null, "Europe/Berlin")
                                .changed("thresholds", DEFAULT_THRESHOLDS, List.of(number("50")))),
                new Audited(
                        AuditAction.USAGE_LIMIT_UPSERT,
                        projectId,
                        projectId,
                        tells(ofProject, "0.5", "hard")
                                .made("limitQuantity", number("0.5"))
                                .made("enforcement", "hard")
                                .made("thresholds", DEFAULT_THRESHOLDS)
                                .made("onExceeded", "none")),
                new Audited(
                        AuditAction.USAGE_LIMIT_DELETE,
                        projectId,
                        projectId,
                        tells(ofProject, "0.5", "hard")
                                .gone("limitQuantity", number("0.5"))
                                .gone("enforcement", "hard")
                                .gone("thresholds", DEFAULT_THRESHOLDS)
                                .gone("onExceeded", "none")),
                new Audited(
                        AuditAction.USAGE_LIMIT_DELETE,
                        orgId,
                        null,
                        tells(orgWide, "7", "soft")
                                .gone("limitQuantity", number("7"))
                                .gone("enforcement", "soft")
                                .gone("timeZone", "Europe/Berlin")
                                .gone("thresholds", List.of(number("50")))
                                .gone("onExceeded", "none")));
    }

    private static Tells tells(LimitKey key, String limitQuantity, String enforcement) {
        return Tells.of(
                "metric",
                key.metric().value(),
                "unit",
                key.unit().value(),
                "period",
                key.period().label(),
                "limitQuantity",
                number(limitQuantity),
                "enforcement",
                enforcement);
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();
        ProjectId missing = new ProjectId("project_none");

        assertNotAudited(orgId, () -> {
            assertInvalid(() -> set(key(orgId, missing, "tokens", Period.DAILY), "1", NONE), "/projectId");
            assertInvalid(() -> set(key(orgId, foreign, "tokens", Period.DAILY), "1", NONE), "/projectId");
        });

        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void a_period_of_forever_is_refused() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> set(key(orgId, null, "tokens", Period.of("forever")), "1", NONE), "");

        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void a_change_with_another_version_is_refused() {
        LimitKey key = key(newOrg().orgId(), null, "tokens", Period.DAILY);
        assertPreconditionFailed(() -> set(key, "1", new Precondition.Exists()));
        UsageLimit first = set(key, "1", NONE).value();

        assertNotAudited(key.orgId(), () -> {
            assertPreconditionFailed(() -> set(key, "2", STALE));
            assertPreconditionFailed(() -> delete(key, STALE));
        });
        assertThat(list(key.orgId())).containsExactly(first);

        UsageLimit second = set(key, "2", matching(first.version())).value();
        delete(key, matching(second.version()));
        assertThat(list(key.orgId())).isEmpty();
    }

    @Test
    void a_deleted_limit_is_not_found_and_the_others_stay() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey gone = key(orgId, null, "tokens", Period.DAILY);
        set(gone, "1", NONE);
        UsageLimit stays =
                set(key(orgId, projectId, "tokens", Period.DAILY), "1", NONE).value();

        delete(gone, NONE);

        assertThat(list(orgId)).containsExactly(stays);
        assertNotAudited(orgId, () -> assertNotFound("usage_limit", () -> delete(gone, NONE)));
    }

    @Test
    void limits_of_a_missing_organization_are_not_found() {
        LimitKey key = key(new OrgId(unique("org")), null, "tokens", Period.DAILY);

        assertNotFound("org", key.orgId(), () -> set(key, "1", NONE));
        assertNotFound("org", key.orgId(), () -> update(key, quantity("1"), NONE));
        assertNotFound("org", key.orgId(), () -> get(key));
        assertNotFound("org", key.orgId(), () -> list(key.orgId()));
        assertNotFound("org", key.orgId(), () -> delete(key, NONE));
    }

    private static LimitKey key(OrgId orgId, @Nullable ProjectId projectId, String metric, Period period) {
        return LimitKey.of(orgId, projectId, new Label(metric), null, period);
    }

    private Upserted<UsageLimit> set(LimitKey key, String quantity, Precondition precondition) {
        return set(new SetUsageLimit(key, Quantity.parse(quantity), null, null, null, precondition));
    }

    private Upserted<UsageLimit> set(SetUsageLimit command) {
        return landlord().usageLimits().set(caller(), command);
    }

    private List<UsageLimit> list(OrgId orgId) {
        return all(page -> landlord().usageLimits().list(caller(), orgId, page));
    }

    private void delete(LimitKey key, Precondition precondition) {
        landlord().usageLimits().delete(caller(), key, precondition);
    }
}
