package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SummarizeUsage;

/// The contract for concurrent callers: every call returns, and nothing is lost, counted twice or partially
/// executed.
public abstract class ConcurrencyContract extends InboundContract {

    private static final int THREADS = 16;
    private static final int ROUNDS = 10;
    private static final int BATCH = 200;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    @Test
    void concurrent_recordings_and_changes_lose_nothing_and_leave_no_gap_in_the_log() {
        OrgId orgId = newOrg().orgId();

        atOnce(THREADS, thread -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                String id = thread + "-" + round;
                use(orgId, null, "tokens", "0.1", NOON);
                landlord()
                        .usage()
                        .recordBatch(
                                caller(),
                                orgId,
                                List.of(usage(null, "tokens", "1", NOON), usage(null, "tokens", "1", NOON)));
                landlord().teams().create(caller(), new CreateTeam(orgId, null, new Slug("team-" + id), new Name(id)));
                landlord()
                        .organizations()
                        .putMember(caller(), new PutOrgMember(orgId, new UserId(id), OrgRole.MEMBER, NONE));
            }
            return thread;
        });

        int calls = THREADS * ROUNDS;
        assertThat(all(page -> landlord().teams().list(caller(), orgId, page))).hasSize(calls);
        assertThat(all(page -> landlord().organizations().listMembers(caller(), orgId, page)))
                .hasSize(calls);
        assertThat(usageEvents(orgId)).hasSize(3 * calls);
        assertThat(usedTokens(orgId)).isEqualTo(QuantitySum.parse("336"));
        List<AuditEvent> log = auditLog(orgId);
        assertThat(log).hasSize(2 + 2 * calls);
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i).sequence()).isEqualTo(i + 1);
        }
    }

    @Test
    void the_same_event_from_concurrent_callers_counts_once() {
        OrgId orgId = newOrg().orgId();
        List<RecordUsage> events = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            events.add(usage(null, "tokens", "1", NOON));
        }

        List<Integer> recorded = atOnce(THREADS, thread -> () -> {
            if (thread % 2 == 0) {
                return landlord().usage().recordBatch(caller(), orgId, events).accepted();
            }
            int accepted = 0;
            for (RecordUsage event : events) {
                accepted += landlord().usage().record(caller(), orgId, event).duplicate() ? 0 : 1;
            }
            return accepted;
        });

        assertThat(recorded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
        assertThat(usageEvents(orgId)).hasSize(ROUNDS);
        assertThat(usedTokens(orgId)).isEqualTo(QuantitySum.of(ROUNDS));
    }

    @Test
    void of_many_concurrent_creations_with_one_slug_exactly_one_succeeds() {
        OrgId orgId = newOrg().orgId();

        List<Boolean> got = atOnce(THREADS, thread -> () -> {
            try {
                landlord().teams().create(caller(), new CreateTeam(orgId, null, new Slug("core"), new Name("Core")));
                return true;
            } catch (DuplicateId _) {
                return false;
            }
        });

        assertThat(got).containsOnlyOnce(true);
        assertThat(all(page -> landlord().teams().list(caller(), orgId, page)))
                .extracting(Team::slug)
                .containsExactly(new Slug("core"));
        assertThat(auditLog(orgId))
                .extracting(AuditEvent::action)
                .containsExactly(AuditAction.ORG_CREATE.label(), AuditAction.TEAM_CREATE.label());
    }

    @Test
    void of_many_concurrent_updates_of_one_version_exactly_one_succeeds() {
        Organization org = newOrg();

        List<Boolean> changed = atOnce(THREADS, thread -> () -> {
            try {
                landlord()
                        .organizations()
                        .update(
                                caller(),
                                new UpdateOrganization(
                                        org.orgId(),
                                        new Organization.Patch(null, new Name("By " + thread), MetadataPatch.none()),
                                        matching(org.version())));
                return true;
            } catch (PreconditionFailed _) {
                return false;
            }
        });

        assertThat(changed).containsOnlyOnce(true);
        assertThat(auditLog(org.orgId())).hasSize(2);
    }

    /// Two administrators, many times: of those who change one version, one succeeds and the others are told.
    @Test
    void of_many_concurrent_changes_of_one_limit_member_or_grant_exactly_one_succeeds_and_is_kept() {
        OrgId orgId = newOrg().orgId();
        FilledOrg.tenancyAlone(landlord(), caller(), orgId);
        LimitKey key = LimitKey.of(orgId, null, new Label("tokens"), null, Period.DAILY);
        UserId user = new UserId("user_bob");
        Version limit = landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.of(1), Enforcement.HARD, null, null, NONE))
                .value()
                .version();
        Version member = landlord()
                .organizations()
                .putMember(caller(), new PutOrgMember(orgId, user, OrgRole.MEMBER, NONE))
                .value()
                .version();
        Version grant = landlord()
                .projects()
                .putTeam(caller(), grantOf(orgId, "first", NONE))
                .value()
                .version();
        int logged = auditLog(orgId).size();

        assertThat(successes(thread -> landlord()
                        .usageLimits()
                        .update(
                                caller(),
                                new UpdateUsageLimit(
                                        key,
                                        new UsageLimit.Patch(Quantity.of(thread + 2), null, null, null, null),
                                        matching(limit)))))
                .isEqualTo(List.of(landlord().usageLimits().get(caller(), key)));
        assertThat(successes(thread -> landlord()
                        .organizations()
                        .putMember(
                                caller(),
                                new PutOrgMember(
                                        orgId,
                                        user,
                                        thread % 2 == 0 ? OrgRole.ADMIN : OrgRole.AUDITOR,
                                        matching(member)))))
                .isEqualTo(List.of(landlord().organizations().getMember(caller(), orgId, user)));
        assertThat(successes(thread ->
                        landlord().projects().putTeam(caller(), grantOf(orgId, "role-" + thread, matching(grant)))))
                .isEqualTo(List.of(landlord().projects().getTeam(caller(), orgId, FilledOrg.PROJECT, FilledOrg.TEAM)));
        assertThat(auditLog(orgId)).hasSize(logged + 3);
    }

    private static PutProjectTeam grantOf(OrgId orgId, String role, Precondition precondition) {
        return new PutProjectTeam(orgId, FilledOrg.PROJECT, FilledOrg.TEAM, new Label(role), precondition);
    }

    /// The results of those concurrent changes that were not refused by their precondition.
    private static <T> List<T> successes(IntFunction<Upserted<T>> change) {
        List<Optional<T>> results = atOnce(THREADS, thread -> () -> {
            try {
                return Optional.of(change.apply(thread).value());
            } catch (PreconditionFailed _) {
                return Optional.empty();
            }
        });
        return results.stream().flatMap(Optional::stream).toList();
    }

    @Test
    void a_summary_as_of_an_instant_is_repeatable_under_concurrent_recordings() {
        OrgId orgId = newOrg().orgId();
        Map<Instant, List<UsageTotal>> answers = new ConcurrentHashMap<>();

        atOnce(THREADS, thread -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                if (thread % 4 == 0) {
                    // The current millisecond may still change.
                    Instant moment = now().minusMillis(1);
                    answers.put(moment, usedAsOf(orgId, moment));
                } else {
                    landlord().usage().recordBatch(caller(), orgId, Collections.nCopies(BATCH, unnamed()));
                }
            }
            return thread;
        });

        answers.forEach((moment, answer) ->
                assertThat(usedAsOf(orgId, moment)).as("as of %s", moment).isEqualTo(answer));
    }

    private static RecordUsage unnamed() {
        return new RecordUsage(null, null, null, new Label("tokens"), Quantity.of(1), null, NOON, Metadata.empty());
    }

    private List<UsageTotal> usedAsOf(OrgId orgId, Instant moment) {
        SummarizeUsage query = new SummarizeUsage(orgId, null, null, Window.always(), false, null, moment);
        return all(page -> landlord().usage().summarize(caller(), query, page));
    }

    private QuantitySum usedTokens(OrgId orgId) {
        LimitKey key = LimitKey.of(orgId, null, new Label("tokens"), null, Period.DAILY);
        landlord().usageLimits().set(caller(), new SetUsageLimit(key, Quantity.of(1), null, null, null, NONE));
        return landlord()
                .usageLimits()
                .check(caller(), new CheckUsageLimit(key, null, NOON))
                .usedQuantity();
    }

    private List<UsageEvent> usageEvents(OrgId orgId) {
        UsageQuery everything = new UsageQuery(orgId, null, null, null, null, Window.always());
        return all(page -> landlord().usage().list(caller(), everything, page));
    }
}
