package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;

/// Reservations on a server. How long they hold is told in whole seconds: a fraction is dropped.
public final class RemoteQuotaReservations implements QuotaReservations {

    private static final String RESERVATIONS = "quota-reservations";

    private final Server server;

    /// @param server where they are
    public RemoteQuotaReservations(Server server) {
        this.server = server;
    }

    @Override
    public Upserted<ReservationView> reserve(Caller caller, ReserveQuota command) {
        UsageSeries series = command.series();
        return server.send(ApiCall.post("orgs", series.orgId(), RESERVATIONS)
                        .json(out -> out.text("reservationId", command.reservationId())
                                .text("projectId", series.projectId())
                                .text("metric", series.metric())
                                .text("unit", series.unit())
                                .quantity("quantity", command.quantity())
                                .number("ttl", command.ttl().toSeconds())))
                .upserted(QuotaJson::view);
    }

    @Override
    public ReservationView commit(Caller caller, CommitReservation command) {
        return server.send(ApiCall.post("orgs", command.orgId(), RESERVATIONS, command.reservationId(), "commit")
                        .json(out -> out.quantity("quantity", command.quantity())
                                .instant("observedAt", command.observedAt())
                                .text("runId", command.runId())
                                .metadata("metadata", command.metadata())))
                .read(QuotaJson::view);
    }

    @Override
    public ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId) {
        return server.send(ApiCall.post("orgs", orgId, RESERVATIONS, reservationId, "release"))
                .read(QuotaJson::view);
    }

    @Override
    public ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId) {
        return server.send(ApiCall.get("orgs", orgId, RESERVATIONS, reservationId))
                .read(QuotaJson::view);
    }

    @Override
    public Page<ReservationView> list(Caller caller, OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, RESERVATIONS).page(page)).page(QuotaJson::view);
    }

    @Override
    public Page<ReservationView> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, RESERVATIONS)
                        .query("projectId", projectId)
                        .page(page))
                .page(QuotaJson::view);
    }
}
