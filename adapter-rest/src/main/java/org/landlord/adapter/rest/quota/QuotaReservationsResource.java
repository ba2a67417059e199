package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.observe.UsageMetrics;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.wire.json.quota.QuotaReservationJson;
import org.landlord.wire.json.shared.UpsertedJson;

/// The quota reservations of an organization.
@Path("/v1/orgs/{orgId}/quota-reservations")
public class QuotaReservationsResource {

    private record Listing(
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable ReservationStatus status,
            PageRequest page) {}

    private record Reserving(ReserveQuota command, boolean dryRun) {}

    private record Key(OrgId orgId, ReservationId reservationId) {}

    private final QuotaReservations reservations;
    private final IdempotentPosts posts;
    private final UsageMetrics metrics;

    QuotaReservationsResource(Landlord landlord, IdempotentPosts posts, UsageMetrics metrics) {
        this.reservations = landlord.quotaReservations();
        this.posts = posts;
        this.metrics = metrics;
    }

    @POST
    public Response reserve(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, QuotaReservationsResource::reserving, Reserving::dryRun, it -> {
            OrgId orgId = it.command().series().orgId();
            Upserted<ReservationView> reserved = it.dryRun()
                    ? reservations.dryRun(call.caller(), it.command())
                    : metrics.counted(() -> reservations.reserve(call.caller(), it.command()));
            return new Posted(orgId, reply(reserved));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in -> new Listing(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("status", ReservationStatus::of),
                in.page()));
        Page<ReservationView> page = it.projectId() == null
                ? reservations.list(call.caller(), it.orgId(), it.status(), it.page())
                : reservations.listOfProject(call.caller(), it.orgId(), it.projectId(), it.status(), it.page());
        return ApiResponse.of(page, QuotaReservationJson::write).toResponse();
    }

    @GET
    @Path("/{reservationId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key it = call.read(QuotaReservationsResource::key);
        ReservationView view = reservations.get(call.caller(), it.orgId(), it.reservationId());
        return ApiResponse.ofOne(call, view.version(), view, QuotaReservationJson::write);
    }

    @POST
    @Path("/{reservationId}/commit")
    public Response commit(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return metrics.counted(() -> posts.answer(call, QuotaReservationsResource::committing, command -> {
            ReservationView committed = reservations.commit(call.caller(), command);
            return new Posted(command.orgId(), reply(committed));
        }));
    }

    @POST
    @Path("/{reservationId}/extend")
    public Response extend(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, QuotaReservationsResource::extending, command -> {
            ReservationView extended = reservations.extend(call.caller(), command);
            return new Posted(command.orgId(), reply(extended));
        });
    }

    @POST
    @Path("/{reservationId}/release")
    public Response release(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, QuotaReservationsResource::key, it -> {
            ReservationView released = reservations.release(call.caller(), it.orgId(), it.reservationId());
            return new Posted(it.orgId(), reply(released));
        });
    }

    private static ApiResponse reply(Upserted<ReservationView> reserved) {
        ReservationView view = reserved.value();
        if (!reserved.created()) {
            return reply(view);
        }
        QuotaReservation reservation = view.reservation();
        String location =
                "/v1/orgs/" + reservation.series().orgId() + "/quota-reservations/" + reservation.reservationId();
        return ApiResponse.created(location, view.version(), reserved, UpsertedJson.of(QuotaReservationJson::write));
    }

    private static ApiResponse reply(ReservationView view) {
        return ApiResponse.of(200, view, QuotaReservationJson::write);
    }

    private static Key key(RequestReader in) {
        return new Key(in.path("orgId", OrgId::new), in.path("reservationId", ReservationId::new));
    }

    private static Reserving reserving(RequestReader in) {
        boolean dryRun = in.flag("dryRun", false);
        return new Reserving(QuotaReservationJson.readReserve(in.body(), in.path("orgId", OrgId::new)), dryRun);
    }

    private static ExtendReservation extending(RequestReader in) {
        Key key = key(in);
        return QuotaReservationJson.readExtend(in.body(), key.orgId(), key.reservationId());
    }

    private static CommitReservation committing(RequestReader in) {
        Key key = key(in);
        return QuotaReservationJson.readCommit(in.body(), key.orgId(), key.reservationId());
    }
}
