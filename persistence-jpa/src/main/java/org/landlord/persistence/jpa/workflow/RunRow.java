package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [Run]. Only columns that have changed are updated: a run has many indexes, and most changes are
/// of its progress alone.
@Entity
@Table(name = "workflow_run")
@DynamicUpdate
class RunRow {

    @EmbeddedId
    private RunKey id;

    @Column(name = "project_id")
    private String projectId;

    /// The organization of the gateway, or empty for the platform.
    @Column(name = "gateway_scope")
    private String gatewayScope;

    @Column(name = "gateway_id")
    private String gatewayId;

    @Column(name = "gateway_run_id")
    private String gatewayRunId;

    @Column(name = "workflow")
    private String workflow;

    @Column(name = "input")
    private String input;

    @Column(name = "launched_by_kind")
    private String launchedByKind;

    @Column(name = "launched_by")
    private String launchedBy;

    @Column(name = "launched_at")
    private long launchedAt;

    @Column(name = "resumed_by_kind")
    private @Nullable String resumedByKind;

    @Column(name = "resumed_by")
    private @Nullable String resumedBy;

    @Column(name = "reservations")
    private String reservations;

    @Column(name = "events_read")
    private long eventsRead;

    @Column(name = "state")
    private String state;

    /// 1 if the state is one of an ended run. For indexes.
    @Column(name = "ended")
    private int ended;

    /// 1 if the run has not ended or holds reservations. For indexes.
    @Column(name = "active")
    private int active;

    @Column(name = "wait_kind")
    private @Nullable String waitKind;

    @Column(name = "wait_node")
    private @Nullable String waitNode;

    @Column(name = "wait_since_at")
    private @Nullable Long waitSinceAt;

    @Column(name = "state_since_at")
    private long stateSinceAt;

    @Column(name = "started_at")
    private @Nullable Long startedAt;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    @Column(name = "seen_at")
    private @Nullable Long seenAt;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "outputs")
    private String outputs;

    /// For Hibernate.
    protected RunRow() {}

    static RunKey key(OrgId orgId, RunId runId) {
        return new RunKey(orgId.value(), runId.value());
    }

    static RunRow toRow(Run run) {
        RunRow row = new RunRow();
        row.id = key(run.orgId(), run.runId());
        row.projectId = run.projectId().value();
        GatewayRowKey gateway = GatewayRowKey.of(run.gateway());
        row.gatewayScope = gateway.scope();
        row.gatewayId = gateway.gatewayId();
        row.gatewayRunId = run.gatewayRunId().value();
        row.workflow = run.workflow().value();
        row.input = run.input().json();
        row.launchedByKind = run.launchedBy().actorKind().label();
        row.launchedBy = run.launchedBy().actorId().value();
        row.launchedAt = run.launchedAt().toEpochMilli();
        Run.Actor resumedBy = run.resumedBy();
        row.resumedByKind = resumedBy == null ? null : resumedBy.actorKind().label();
        row.resumedBy = resumedBy == null ? null : resumedBy.actorId().value();
        row.reservations = JsonList.ofTexts(run.reservations());
        row.eventsRead = run.eventsRead();
        row.ended = run.state().isEnded() ? 1 : 0;
        row.active = run.state().isEnded() && run.reservations().isEmpty() ? 0 : 1;
        row.show(run.progress());
        return row;
    }

    private void show(RunProgress progress) {
        state = progress.state().label();
        RunWait waitsFor = progress.waitsFor();
        if (waitsFor != null) {
            waitKind = waitsFor.kind();
            waitNode = Nullables.text(waitsFor.nodeId());
            waitSinceAt = Nullables.map(waitsFor.since(), Instant::toEpochMilli);
        }
        stateSinceAt = progress.stateSince().toEpochMilli();
        startedAt = Nullables.map(progress.startedAt(), Instant::toEpochMilli);
        endedAt = Nullables.map(progress.endedAt(), Instant::toEpochMilli);
        seenAt = Nullables.map(progress.seenAt(), Instant::toEpochMilli);
        error = progress.error();
        outputs = progress.outputs().json();
    }

    Run toDomain() {
        return new Run(
                new OrgId(id.orgId()),
                new RunId(id.runId()),
                new ProjectId(projectId),
                GatewayRow.key(gatewayScope, gatewayId),
                new RunId(gatewayRunId),
                new Label(workflow),
                MetadataText.readInput(input),
                actor(launchedByKind, launchedBy),
                Instant.ofEpochMilli(launchedAt),
                resumedByKind == null || resumedBy == null ? null : actor(resumedByKind, resumedBy),
                JsonList.texts(reservations).stream().map(ReservationId::new).toList(),
                eventsRead,
                progress());
    }

    static Run.Actor actor(String kind, String actorId) {
        return new Run.Actor(ActorKind.of(kind), new ActorId(actorId));
    }

    private RunProgress progress() {
        return new RunProgress(
                RunState.of(state),
                waitsFor(),
                Instant.ofEpochMilli(stateSinceAt),
                Nullables.map(startedAt, Instant::ofEpochMilli),
                Nullables.map(endedAt, Instant::ofEpochMilli),
                error,
                MetadataText.readReport(outputs),
                Nullables.map(seenAt, Instant::ofEpochMilli));
    }

    private @Nullable RunWait waitsFor() {
        return waitKind == null
                ? null
                : new RunWait(
                        waitKind,
                        Nullables.map(waitNode, NodeId::new),
                        Nullables.map(waitSinceAt, Instant::ofEpochMilli));
    }
}
