package org.landlord.port.contracts.in.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.RecordAuditEvent;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;

/// The contract of [AuditTrail] for the logs of organizations and of the platform. The contracts of each
/// feature test its events; [AuditExportContract] tests the export.
public abstract class AuditTrailContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final Label APPROVE = new Label("run.approve");
    private static final Label RUN = new Label("run");

    @Test
    void a_recorded_event_is_returned_as_it_is_listed() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();

        AuditEvent event = record(new RecordAuditEvent(
                orgId,
                new AuditEventId("evt:1"),
                projectId,
                new ActorId("user_ada"),
                APPROVE,
                RUN,
                new TargetId("run/1 of 2"),
                NOON,
                metadata("reason", Map.of("text", "ünï", "score", number("0.10")))));

        assertThat(event)
                .isEqualTo(new AuditEvent(
                        orgId,
                        3,
                        new AuditEventId("evt:1"),
                        projectId,
                        new ActorId("user_ada"),
                        ActorKind.EXTERNAL,
                        expectedActor(),
                        event.origin(),
                        APPROVE,
                        RUN,
                        new TargetId("run/1 of 2"),
                        NOON,
                        metadata("reason", Map.of("text", "ünï", "score", number("0.10")))));
        assertThat(auditLog(orgId)).contains(event).hasSize(3);
        assertThat(get(orgId, event.eventId())).isEqualTo(event);
    }

    @Test
    void an_event_of_another_organization_or_a_missing_one_is_not_found() {
        OrgId orgId = newOrg().orgId();
        AuditEventId foreign = record(plain(newOrg().orgId(), null)).eventId();

        for (AuditEventId eventId : List.of(foreign, new AuditEventId("evt_none"))) {
            assertNotFound("audit_event", eventId, () -> get(orgId, eventId));
        }
    }

    private AuditEvent get(OrgId orgId, AuditEventId eventId) {
        return landlord().auditTrail().get(caller(), orgId, eventId);
    }

    @Test
    void an_event_requires_only_an_action_and_a_target_type() {
        OrgId orgId = newOrg().orgId();

        AuditEvent event = record(plain(orgId, null));

        assertThat(event.eventId().value()).matches("evt_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.projectId()).isNull();
        assertThat(event.actorId()).isEqualTo(expectedActor());
        assertThat(event.targetId()).isNull();
        assertThat(event.metadata()).isEqualTo(Metadata.empty());
        assertThat(auditLog(orgId).getLast()).isEqualTo(event);
    }

    @Test
    void a_taken_id_is_refused_and_nothing_is_recorded() {
        OrgId orgId = newOrg().orgId();
        AuditEventId eventId = new AuditEventId("evt_once");
        record(plain(orgId, eventId));

        assertNotAudited(
                orgId, () -> assertDuplicate("audit_event", "eventId", eventId, () -> record(plain(orgId, eventId))));
        assertThat(record(plain(orgId, null)).sequence()).isEqualTo(3);
    }

    @Test
    void two_organizations_can_use_the_same_event_id() {
        AuditEventId eventId = new AuditEventId("evt_once");
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();

        assertThat(record(plain(one, eventId)).sequence()).isEqualTo(2);
        assertThat(record(plain(two, eventId)).sequence()).isEqualTo(2);
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        assertNotAudited(orgId, () -> {
            for (ProjectId projectId : List.of(foreign, new ProjectId("project_none"))) {
                assertInvalid(
                        () -> record(new RecordAuditEvent(
                                orgId, null, projectId, null, APPROVE, RUN, null, NOON, Metadata.empty())),
                        "/projectId");
            }
        });
    }

    @Test
    void events_are_listed_by_time_then_by_sequence() {
        OrgId orgId = newOrg().orgId();
        // Before the organization was created: a service may import its history.
        Instant past = Instant.parse("2020-01-01T00:00:00.000Z");
        record(at(orgId, past.plusMillis(1)));
        record(at(orgId, past));
        record(at(orgId, past.plusMillis(1)));

        assertThat(list(everything(orgId))).extracting(AuditEvent::sequence).containsExactly(3L, 2L, 4L, 1L);
    }

    @Test
    void each_filter_of_the_list_excludes_what_does_not_match() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        ActorId ada = new ActorId("user_ada");
        TargetId target = new TargetId("run/1");
        Window always = Window.always();
        AuditEvent rich =
                record(new RecordAuditEvent(orgId, null, projectId, ada, APPROVE, RUN, target, NOON, Metadata.empty()));
        record(new RecordAuditEvent(
                orgId, null, null, null, new Label("run.deny"), new Label("step"), null, NOON, Metadata.empty()));

        assertThat(list(new ListAuditEvents(orgId, APPROVE, null, null, null, null, always)))
                .containsExactly(rich);
        assertThat(list(new ListAuditEvents(orgId, null, ada, null, null, null, always)))
                .containsExactly(rich);
        assertThat(list(new ListAuditEvents(orgId, null, null, RUN, null, null, always)))
                .containsExactly(rich);
        assertThat(list(new ListAuditEvents(orgId, null, null, null, target, null, always)))
                .containsExactly(rich);
        assertThat(list(new ListAuditEvents(orgId, null, null, null, null, projectId, always)))
                .extracting(AuditEvent::action)
                .containsExactlyInAnyOrder(AuditAction.PROJECT_CREATE.label(), APPROVE);
        assertThat(list(new ListAuditEvents(orgId, APPROVE, null, new Label("step"), null, null, always)))
                .isEmpty();
    }

    @Test
    void events_can_be_listed_with_the_newest_first() {
        OrgId orgId = newOrg().orgId();
        AuditEvent old = record(at(orgId, Instant.parse("2020-01-01T00:00:00.000Z")));
        AuditEvent future = record(at(orgId, Instant.parse("2099-01-01T00:00:00.000Z")));
        AuditEvent created = auditLog(orgId).getFirst();

        ListAuditEvents newestFirst =
                new ListAuditEvents(orgId, null, null, null, null, null, Window.always(), new AuditOrder.NewestFirst());

        assertThat(list(newestFirst)).containsExactly(future, created, old);
        Page<AuditEvent> first = landlord().auditTrail().list(caller(), newestFirst, new PageRequest(2, null));
        assertThat(first.items()).containsExactly(future, created);
        assertThat(landlord()
                        .auditTrail()
                        .list(caller(), newestFirst, new PageRequest(2, first.nextCursor()))
                        .items())
                .containsExactly(old);
        assertInvalid(
                () -> landlord().auditTrail().list(caller(), everything(orgId), new PageRequest(2, first.nextCursor())),
                "/cursor");
    }

    @Test
    void events_of_another_request_are_filtered() {
        OrgId orgId = newOrg().orgId();
        AuditQuery ofRequest =
                new AuditQuery(orgId, null, null, null, null, null, new Label("no-such-request"), Window.always());

        assertThat(list(new ListAuditEvents(ofRequest, new AuditOrder.ByTime())))
                .isEmpty();
    }

    @Test
    void events_can_be_listed_from_any_sequence() {
        OrgId orgId = newOrg().orgId();
        Instant past = Instant.parse("2020-01-01T00:00:00.000Z");
        record(at(orgId, Instant.parse("2099-01-01T00:00:00.000Z")));
        record(at(orgId, past));
        record(at(orgId, past.minusMillis(1)));

        assertThat(sequences(orgId, null, 0)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sequences(orgId, null, 2)).containsExactly(3L, 4L);
        assertThat(sequences(orgId, APPROVE, 0)).containsExactly(2L, 3L, 4L);
        assertThat(sequences(orgId, null, 4)).isEmpty();
    }

    @Test
    void following_by_sequence_includes_events_with_earlier_times() {
        OrgId orgId = newOrg().orgId();
        ListAuditEvents bySequence = bySequence(orgId, null, 0);
        record(at(orgId, NOON));
        Page<AuditEvent> first = landlord().auditTrail().list(caller(), bySequence, new PageRequest(1, null));
        record(at(orgId, Instant.parse("0001-01-01T00:00:00.000Z")));

        Page<AuditEvent> rest =
                landlord().auditTrail().list(caller(), bySequence, new PageRequest(10, first.nextCursor()));

        assertThat(first.items()).extracting(AuditEvent::sequence).containsExactly(1L);
        assertThat(rest.items()).extracting(AuditEvent::sequence).containsExactly(2L, 3L);
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        OrgId orgId = newOrg().orgId();
        record(at(orgId, NOON));
        String cursor = landlord()
                .auditTrail()
                .list(caller(), everything(orgId), new PageRequest(1, null))
                .nextCursor();

        assertInvalid(
                () -> landlord().auditTrail().list(caller(), bySequence(orgId, null, 0), new PageRequest(1, cursor)),
                "/cursor");
    }

    private List<Long> sequences(OrgId orgId, @Nullable Label action, long after) {
        return walk(2, page -> landlord().auditTrail().list(caller(), bySequence(orgId, action, after), page)).stream()
                .map(AuditEvent::sequence)
                .toList();
    }

    private static ListAuditEvents bySequence(OrgId orgId, @Nullable Label action, long after) {
        return new ListAuditEvents(
                orgId, action, null, null, null, null, Window.always(), new AuditOrder.BySequence(after));
    }

    @Test
    void the_log_of_the_platform_can_be_read_from_any_sequence() {
        landlord().organizations().delete(caller(), newOrg().orgId(), NONE);
        landlord().organizations().delete(caller(), newOrg().orgId(), NONE);
        long last = all(page -> landlord().auditTrail().listPlatform(caller(), page))
                .getLast()
                .sequence();

        assertThat(all(page -> landlord().auditTrail().listPlatform(caller(), SequenceOrder.after(last - 1), page)))
                .extracting(PlatformAuditEvent::sequence)
                .startsWith(last)
                .isSorted();
    }

    @Test
    void the_log_of_the_platform_is_listed_newest_first() {
        OrgId first = newOrg().orgId();
        OrgId second = newOrg().orgId();
        landlord().organizations().delete(caller(), first, NONE);
        landlord().organizations().delete(caller(), second, NONE);

        List<String> deleted =
                walk(2, page -> landlord().auditTrail().listPlatform(caller(), SequenceOrder.newestFirst(), page))
                        .stream()
                        .map(event -> event.targetId().value())
                        .toList();

        assertThat(deleted).containsSubsequence(second.value(), first.value());
        assertThat(walk(2, page -> landlord().auditTrail().listPlatform(caller(), SequenceOrder.newestFirst(), page)))
                .extracting(PlatformAuditEvent::sequence)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void events_about_a_user_are_found_by_user_id() {
        OrgId orgId = newOrg().orgId();
        TeamId teamId = newTeam(orgId).teamId();
        ProjectId projectId = newProject(orgId).projectId();
        UserId ada = new UserId("ada");
        landlord().organizations().putMember(caller(), new PutOrgMember(orgId, ada, OrgRole.MEMBER, NONE));
        landlord().teams().putMember(caller(), new PutTeamMember(orgId, teamId, ada, null, NONE));
        landlord().projects().putTeam(caller(), new PutProjectTeam(orgId, projectId, teamId, null, NONE));

        assertThat(about(orgId, ada.value()))
                .containsExactly("org.member.upsert org_member", "team.member.upsert team_member");
        assertThat(about(orgId, projectId.value()))
                .containsExactly("project.create project", "project.team.upsert project");
    }

    private List<String> about(OrgId orgId, String targetId) {
        return list(new ListAuditEvents(orgId, null, null, null, new TargetId(targetId), null, Window.always()))
                .stream()
                .map(event -> event.action() + " " + event.targetType())
                .toList();
    }

    @Test
    void the_window_of_the_list_includes_both_bounds() {
        OrgId orgId = newOrg().orgId();
        Instant since = Instant.parse("2020-01-01T00:00:00.000Z");
        Instant until = since.plusSeconds(1);
        List.of(since.minusMillis(1), since, until, until.plusMillis(1)).forEach(instant -> record(at(orgId, instant)));

        assertThat(list(new ListAuditEvents(orgId, null, null, null, null, null, new Window(since, until))))
                .extracting(AuditEvent::occurredAt)
                .containsExactly(since, until);
    }

    @Test
    void events_of_a_deleted_project_remain_and_name_it() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        landlord().projects().delete(caller(), orgId, projectId, NONE);

        assertThat(list(new ListAuditEvents(orgId, null, null, null, null, projectId, Window.always())))
                .extracting(AuditEvent::action)
                .containsExactly(AuditAction.PROJECT_CREATE.label(), AuditAction.PROJECT_DELETE.label());
    }

    @Test
    void the_log_of_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> record(plain(orgId, null)));
        assertNotFound("org", orgId, () -> list(everything(orgId)));
        assertNotFound("org", orgId, () -> get(orgId, new AuditEventId("evt_none")));
    }

    @Test
    void the_platform_log_has_the_deleted_organization() {
        Organization org = newOrg();

        landlord().organizations().delete(caller(), org.orgId(), NONE);

        List<PlatformAuditEvent> log = all(page -> landlord().auditTrail().listPlatform(caller(), page));
        PlatformAuditEvent event = log.stream()
                .filter(e -> e.targetId().value().equals(org.orgId().value()))
                .findFirst()
                .orElseThrow();
        assertThat(event.action()).isEqualTo(AuditAction.ORG_DELETE.label());
        assertThat(event.targetType()).isEqualTo(new Label("org"));
        assertThat(event.actorId()).isEqualTo(expectedActor());
        assertThat(event.metadata())
                .isEqualTo(Metadata.ofChanges(
                        Tells.of("slug", org.slug().value(), "name", org.name().value())
                                .gone("slug", org.slug().value())
                                .gone("name", org.name().value())
                                .map()));
        assertThat(event.occurredAt()).isAfterOrEqualTo(org.createdAt());
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i).sequence()).isEqualTo(i + 1);
        }
    }

    private static RecordAuditEvent plain(OrgId orgId, @Nullable AuditEventId eventId) {
        return new RecordAuditEvent(orgId, eventId, null, null, APPROVE, RUN, null, null, Metadata.empty());
    }

    private static RecordAuditEvent at(OrgId orgId, Instant occurredAt) {
        return new RecordAuditEvent(orgId, null, null, null, APPROVE, RUN, null, occurredAt, Metadata.empty());
    }

    private static ListAuditEvents everything(OrgId orgId) {
        return new ListAuditEvents(orgId, null, null, null, null, null, Window.always());
    }

    private AuditEvent record(RecordAuditEvent command) {
        return landlord().auditTrail().record(caller(), command);
    }

    private List<AuditEvent> list(ListAuditEvents query) {
        return all(page -> landlord().auditTrail().list(caller(), query, page));
    }
}
