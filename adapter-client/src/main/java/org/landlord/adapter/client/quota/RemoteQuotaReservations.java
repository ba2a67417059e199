package org.landlord.adapter.client.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.wire.json.quota.QuotaReservationJson;

/// Reservations on a server.
public final class RemoteQuotaReservations implements QuotaReservations {

    private static final String RESERVATIONS = "quota-reservations";

    private final HttpTransport transport;

    public RemoteQuotaReservations(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Upserted<ReservationView> reserve(Caller caller, ReserveQuota command) {
        return reserve(command, ApiCall.post("orgs", command.series().orgId(), RESERVATIONS));
    }

    @Override
    public Upserted<ReservationView> dryRun(Caller caller, ReserveQuota command) {
        ApiCall call = ApiCall.post("orgs", command.series().orgId(), RESERVATIONS);
        return reserve(command, call.query("dryRun", true));
    }

    private Upserted<ReservationView> reserve(ReserveQuota command, ApiCall call) {
        return transport
                .send(call.json(command, QuotaReservationJson::writeReserve))
                .upserted(QuotaReservationJson::read);
    }

    @Override
    public ReservationView commit(Caller caller, CommitReservation command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), RESERVATIONS, command.reservationId(), "commit")
                        .json(command, QuotaReservationJson::writeCommit))
                .read(QuotaReservationJson::read);
    }

    @Override
    public ReservationView extend(Caller caller, ExtendReservation command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), RESERVATIONS, command.reservationId(), "extend")
                        .json(command, QuotaReservationJson::writeExtend))
                .read(QuotaReservationJson::read);
    }

    @Override
    public ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId) {
        return transport
                .send(ApiCall.post("orgs", orgId, RESERVATIONS, reservationId, "release"))
                .read(QuotaReservationJson::read);
    }

    @Override
    public ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId) {
        return transport
                .send(ApiCall.get("orgs", orgId, RESERVATIONS, reservationId))
                .read(QuotaReservationJson::read);
    }

    @Override
    public Page<ReservationView> list(
            Caller caller, OrgId orgId, @Nullable ReservationStatus status, PageRequest page) {
        return list(orgId, null, status, page);
    }

    @Override
    public Page<ReservationView> listOfProject(
            Caller caller, OrgId orgId, ProjectId projectId, @Nullable ReservationStatus status, PageRequest page) {
        return list(orgId, projectId, status, page);
    }

    private Page<ReservationView> list(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable ReservationStatus status, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, RESERVATIONS)
                        .query("projectId", projectId)
                        .query("status", status == null ? null : status.label())
                        .page(page))
                .page(QuotaReservationJson::read);
    }
}
