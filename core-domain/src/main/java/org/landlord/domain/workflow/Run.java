package org.landlord.domain.workflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;

/// A run of a workflow, which belongs to a project. The record is written before the gateway is
/// called, so that no run is without an owner.
///
/// @param runId unique in the organization
/// @param gatewayRunId the id at the gateway, which Landlord generates: two organizations may choose
///     the same `runId`, and share a gateway. A run that an operator assigned keeps the id that it had
/// @param input as the caller gave it
/// @param launchedBy who launched it
/// @param resumedBy who resumed it last; null if nobody has
/// @param reservations what it holds of quotas; empty when it has ended
/// @param eventsRead the sequence number of the last event whose usage is recorded; 0 if none is
public record Run(
        OrgId orgId,
        RunId runId,
        ProjectId projectId,
        GatewayKey gateway,
        RunId gatewayRunId,
        Label workflow,
        Metadata input,
        Actor launchedBy,
        Instant launchedAt,
        @Nullable Actor resumedBy,
        List<ReservationId> reservations,
        long eventsRead,
        RunProgress progress) {

    public Run {
        launchedAt = Timestamps.check(launchedAt);
        reservations = List.copyOf(reservations);
    }

    /// Who did something.
    ///
    /// @param actorKind what kind of actor it is
    /// @param actorId its id
    public record Actor(ActorKind actorKind, ActorId actorId) {}

    public RunState state() {
        return progress.state();
    }

    /// The same run with another progress.
    public Run with(RunProgress next) {
        return changed(resumedBy, reservations, eventsRead, next);
    }

    /// The same run with other reservations.
    public Run holding(List<ReservationId> others) {
        return changed(resumedBy, others, eventsRead, progress);
    }

    /// The same run, resumed by somebody.
    ///
    /// @param actor null if nobody has resumed it
    public Run resumedBy(@Nullable Actor actor) {
        return changed(actor, reservations, eventsRead, progress);
    }

    /// The same run, whose events are read up to a sequence number.
    public Run readUntil(long sequence) {
        return changed(resumedBy, reservations, sequence, progress);
    }

    /// With what changes while a run goes on.
    private Run changed(@Nullable Actor resumed, List<ReservationId> held, long read, RunProgress next) {
        return new Run(
                orgId,
                runId,
                projectId,
                gateway,
                gatewayRunId,
                workflow,
                input,
                launchedBy,
                launchedAt,
                resumed,
                held,
                read,
                next);
    }

    public Version version() {
        return Version.of(
                orgId, runId, projectId, gateway, gatewayRunId, launchedAt, resumedBy, reservations, progress);
    }
}
