package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.usage.RecordUsage;

/// Every refusal by a hard limit can be looked up.
public abstract class DenialsContract extends QuotaContract {

    /// A server gives each request an id of its own.
    @Override
    protected Caller caller() {
        return new Caller(super.caller().principal(), new Origin(unique("req"), null, null));
    }

    @Test
    void a_refusal_is_listed_with_its_caller_its_limit_and_the_state_of_the_limit() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        use(limit.orgId(), null, "7");
        reserve(limit.orgId(), null, "2");
        Instant before = now();

        QuotaExceeded refused = assertExceeded(() -> use(limit.orgId(), null, "1.5"));

        Denial denial = onlyDenial(limit.orgId());
        assertThat(denial.key().limit()).isEqualTo(limit);
        assertThat(denial.key().projectId()).isNull();
        assertThat(denial.key().actorId()).isEqualTo(expectedActor());
        assertThat(denial.key().actorKind())
                .isEqualTo(landlord().access().whoAmI(caller()).actorKind());
        assertThat(denial.count()).isEqualTo(1);
        assertThat(denial.firstAt()).isBetween(before, now());
        Refusal refusal = denial.refusals().getFirst();
        assertIsOf(refusal, refused.shortfall());
        assertThat(refusal.requestId()).isNotNull();
        assertThat(refusal.refusedAt()).isEqualTo(denial.firstAt());
        assertThat(refusal.usedQuantity()).isEqualTo(QuantitySum.of(7));
        assertThat(refusal.reservedQuantity()).isEqualTo(QuantitySum.of(2));
        assertThat(refusal.requestedQuantity()).isEqualTo(QuantitySum.parse("1.5"));
        assertThat(refusal.resetAt()).isNotNull();
    }

    @Test
    void a_denial_is_found_by_the_id_of_a_refused_request() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        assertExceeded(() -> use(limit.orgId(), null, "2"));
        Denial denial = onlyDenial(limit.orgId());
        RequestId requestId =
                Objects.requireNonNull(denial.refusals().getFirst().requestId());

        assertThat(landlord().denials().get(caller(), limit.orgId(), requestId)).isEqualTo(denial);

        OrgId other = newOrg().orgId();
        assertNotFound("denial", () -> landlord().denials().get(caller(), other, requestId));
        assertNotFound("org", () -> landlord().denials().get(caller(), new OrgId(unique("org")), requestId));
    }

    @Test
    void a_request_that_was_not_refused_is_not_found_and_the_message_says_which_ids_are_kept() {
        OrgId orgId = newOrg().orgId();

        NotFound missing =
                assertNotFound("denial", () -> landlord().denials().get(caller(), orgId, new RequestId(unique("req"))));

        assertThat(missing).hasMessageContaining("the last 20 request ids are kept, for 90 days");
    }

    @Test
    void refusals_of_a_minute_are_one_denial_with_the_last_20_of_them() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        for (int i = 0; i < 25; i++) {
            String quantity = String.valueOf(2 + i);
            assertExceeded(() -> use(limit.orgId(), null, quantity));
            if (i == 3) {
                // What was listed in between is continued.
                assertThat(denials(limit.orgId())).isNotEmpty();
            }
        }

        List<Denial> denials = denials(limit.orgId());
        // A new minute may have begun.
        assertThat(denials).hasSizeBetween(1, 2);
        assertThat(denials.stream().mapToLong(Denial::count).sum()).isEqualTo(25);
        assertThat(denials.getFirst().refusals())
                .hasSizeLessThanOrEqualTo(20)
                .isSortedAccordingTo((one, other) -> other.refusedAt().compareTo(one.refusedAt()))
                .first()
                .extracting(Refusal::requestedQuantity)
                .isEqualTo(QuantitySum.of(26));
        assertThat(denials.stream().flatMap(denial -> denial.refusals().stream()))
                .hasSizeGreaterThanOrEqualTo(20)
                .extracting(Refusal::requestId)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void the_limit_that_binds_the_longest_has_refused() {
        OrgId orgId = newOrg().orgId();
        hard(orgId, null, Period.DAILY, "5");
        LimitKey monthly = hard(orgId, null, Period.MONTHLY, "5");
        use(orgId, null, "5");

        assertExceeded(() -> use(orgId, null, "1"));

        assertThat(onlyDenial(orgId).key().limit()).isEqualTo(monthly);
    }

    @Test
    void usage_of_a_project_that_a_limit_of_the_organization_refuses_is_denied_to_the_project() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        ProjectId project = newProject(limit.orgId()).projectId();
        assertExceeded(() -> use(limit.orgId(), project, "2"));

        Denial denial = onlyDenial(limit.orgId());

        assertThat(denial.key().limit()).isEqualTo(limit);
        assertThat(denial.key().projectId()).isEqualTo(project);
    }

    @Test
    void a_batch_of_several_projects_is_denied_to_none_of_them() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "2");
        ProjectId project = newProject(limit.orgId()).projectId();
        List<RecordUsage> ofOne = List.of(usage(project, "tokens", "2", null), usage(project, "tokens", "1", null));
        List<RecordUsage> ofSeveral = List.of(usage(project, "tokens", "2", null), usage(null, "tokens", "2", null));
        assertExceeded(() -> recordBatch(limit.orgId(), ofOne));
        assertExceeded(() -> recordBatch(limit.orgId(), ofSeveral));

        assertThat(denials(limit.orgId()))
                .extracting(denial -> denial.key().projectId())
                .containsOnly(null, project);
        assertThat(denials(limit.orgId()))
                .extracting(denial -> denial.refusals().getFirst().requestedQuantity())
                .containsExactlyInAnyOrder(QuantitySum.of(3), QuantitySum.of(4));
    }

    @Test
    void reservations_and_their_commits_are_denied_too() {
        OrgId orgId = newOrg().orgId();
        hard(orgId, null, Period.DAILY, "10");
        ReservationId held = reserve(orgId, null, "6");
        assertExceeded(() -> reserve(orgId, null, "5"));
        assertExceeded(() -> commit(orgId, held, "11"));

        assertThat(denials(orgId).stream().flatMap(denial -> denial.refusals().stream()))
                .extracting(Refusal::requestedQuantity)
                .containsExactlyInAnyOrder(QuantitySum.of(5), QuantitySum.of(11));
    }

    @Test
    void backdated_usage_is_denied_with_the_earlier_window() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        Instant observedAt = now().minus(Duration.ofDays(2));
        use(limit.orgId(), null, TOKENS.value(), "1", observedAt);

        QuotaExceeded refused =
                assertExceeded(() -> use(limit.orgId(), null, TOKENS.value(), "1", observedAt.minusSeconds(1)));

        Refusal refusal = onlyDenial(limit.orgId()).refusals().getFirst();
        assertIsOf(refusal, refused.shortfall());
        assertThat(refusal.isOfEarlierWindow()).isTrue();
        assertThat(refusal.resetAt()).isNull();
    }

    @Test
    void usage_that_is_recorded_is_not_denied() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        use(limit.orgId(), null, "1");
        soft(limit.orgId(), null, Period.WEEKLY, "0");
        reserve(ReserveQuota.of(null, tokens(newOrg().orgId(), null), Quantity.of(9), null));

        assertThat(denials(limit.orgId())).isEmpty();
    }

    @Test
    void denials_are_filtered() {
        OrgId orgId = newOrg().orgId();
        ProjectId project = newProject(orgId).projectId();
        hard(orgId, project, Period.DAILY, "1");
        hard(orgId, null, Period.WEEKLY, "1");
        assertExceeded(() -> use(orgId, project, "2"));
        assertExceeded(() -> use(orgId, null, "3"));

        assertThat(denials(new ListDenials(orgId, project, null, null, null, Window.always())))
                .extracting(denial -> denial.refusals().getFirst().requestedQuantity())
                .containsExactly(QuantitySum.of(2));
        assertThat(denials(new ListDenials(orgId, null, TOKENS, null, expectedActor(), Window.always())))
                .hasSize(2);
        for (ListDenials nothing : List.of(
                new ListDenials(orgId, null, new Label("calls"), null, null, Window.always()),
                new ListDenials(orgId, null, null, new Label("ms"), null, Window.always()),
                new ListDenials(orgId, null, null, null, new ActorId(unique("actor")), Window.always()),
                new ListDenials(orgId, null, null, null, null, Window.of(null, now().minus(Duration.ofHours(1)))))) {
            assertThat(denials(nothing)).isEmpty();
        }
    }

    @Test
    void denials_of_all_organizations_are_listed_by_their_last_refusal_the_latest_first() {
        LimitKey one = hard(newOrg().orgId(), null, Period.DAILY, "1");
        LimitKey other = hard(newOrg().orgId(), null, Period.DAILY, "1");
        Instant since = now();
        for (LimitKey limit : List.of(one, other, one)) {
            assertExceeded(() -> use(limit.orgId(), null, "2"));
        }

        List<Denial> listed = denialsOfAll(new ListAllDenials(TOKENS, one.unit(), Window.of(since, null)));

        assertThat(listed)
                .isSortedAccordingTo((first, second) -> second.lastAt().compareTo(first.lastAt()));
        assertThat(listed)
                .filteredOn(denial -> List.of(one, other).contains(denial.key().limit()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(denials(one.orgId()).stream(), denials(other.orgId()).stream())
                                .toList());
    }

    @Test
    void denials_of_all_organizations_are_filtered() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        assertExceeded(() -> use(limit.orgId(), null, "2"));
        Denial denial = onlyDenial(limit.orgId());

        for (ListAllDenials query : List.of(
                new ListAllDenials(TOKENS, null, Window.of(denial.lastAt(), null)),
                new ListAllDenials(null, limit.unit(), Window.of(denial.firstAt(), denial.lastAt())))) {
            assertThat(denialsOfAll(query)).contains(denial);
        }
        for (ListAllDenials query : List.of(
                new ListAllDenials(new Label("calls"), null, Window.always()),
                new ListAllDenials(null, new Label("ms"), Window.always()),
                new ListAllDenials(null, null, Window.of(denial.lastAt().plusMillis(1), null)),
                new ListAllDenials(null, null, Window.of(null, denial.firstAt().minusMillis(1))))) {
            assertThat(denialsOfAll(query)).doesNotContain(denial);
        }
    }

    @Test
    void denials_of_a_missing_organization_are_not_found() {
        ListDenials query = new ListDenials(new OrgId(unique("org")), null, null, null, null, Window.always());

        assertNotFound("org", () -> denials(query));
    }

    private static void assertIsOf(Refusal refusal, QuotaShortfall shortfall) {
        assertThat(refusal).isEqualTo(Refusal.of(shortfall, refusal.requestId(), refusal.refusedAt()));
    }

    private Denial onlyDenial(OrgId orgId) {
        List<Denial> denials = denials(orgId);
        assertThat(denials).hasSize(1);
        return denials.getFirst();
    }

    private List<Denial> denials(OrgId orgId) {
        return denials(new ListDenials(orgId, null, null, null, null, Window.always()));
    }

    private List<Denial> denialsOfAll(ListAllDenials query) {
        return all(page -> landlord().denials().listOfAll(caller(), query, page));
    }

    private List<Denial> denials(ListDenials query) {
        return all(page -> landlord().denials().list(caller(), query, page));
    }
}
