package org.landlord.adapter.rest.usage;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.landlord.adapter.rest.http.observe.UsageMetrics;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.BatchBody;
import org.landlord.adapter.rest.http.request.CloudEventHeaders;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.VoidUsage;
import org.landlord.wire.json.usage.CloudEventJson;
import org.landlord.wire.json.usage.UsageEventJson;

/// The usage events of an organization.
@Path("/v1/orgs/{orgId}/usage-events")
public class UsageEventsResource {

    private static final String RECORDED = "recorded";
    private static final String DESC = "desc";
    private static final String[] ORDERS = {"time", RECORDED, "asc", DESC};

    /// Filters, which would leave gaps in the order of recording.
    private static final List<String> FILTERS = List.of("projectId", "metric", "unit", "runId", "since", "until");

    /// One event as it was sent.
    private sealed interface Sent {

        /// A usage event.
        record Own(RecordUsage usage) implements Sent {}

        /// A CloudEvent.
        ///
        /// @param inHeaders true if its attributes are headers
        record Foreign(CloudEvent event, boolean inHeaders) implements Sent {}
    }

    private record Key(OrgId orgId, EventId eventId) {}

    private record Recording(OrgId orgId, BatchBody<Sent> events, HardLimits hardLimits, boolean dryRun) {}

    private sealed interface Listing {

        /// In the order of observation.
        record ByTime(UsageQuery query) implements Listing {}

        /// The reverse.
        record NewestFirst(UsageQuery query) implements Listing {}

        /// In the order of recording.
        record AsRecorded(ListRecordedUsage query) implements Listing {}
    }

    private final Usage usage;
    private final CloudEvents cloudEvents;
    private final IdempotentPosts posts;
    private final UsageMetrics metrics;

    UsageEventsResource(Landlord landlord, IdempotentPosts posts, UsageMetrics metrics) {
        this.usage = landlord.usage();
        this.cloudEvents = landlord.cloudEvents();
        this.posts = posts;
        this.metrics = metrics;
    }

    @POST
    @NonBlocking
    public CompletionStage<Response> record(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerLater(
                call,
                UsageEventsResource::recording,
                Recording::dryRun,
                it -> it.events().many() ? recordMany(call, it) : recordOne(call, it));
    }

    @GET
    @Path("/{eventId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("eventId", EventId::new)));
        UsageEvent event = usage.get(call.caller(), key.orgId(), key.eventId());
        return ApiResponse.ofOne(call, event.version(), event, UsageEventJson::write);
    }

    @POST
    @Path("/{eventId}/void")
    public Response voidEvent(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, UsageEventsResource::voiding, command -> {
            UsageEvent event = usage.voidEvent(call.caller(), command);
            return new Posted(command.orgId(), ApiResponse.of(200, event, UsageEventJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<Listing> it = call.readPage(UsageEventsResource::listing);
        ApiResponse reply = switch (it.query()) {
            case Listing.ByTime(UsageQuery query) ->
                ApiResponse.of(usage.list(call.caller(), query, it.page()), UsageEventJson::write);
            case Listing.NewestFirst(UsageQuery query) ->
                ApiResponse.of(usage.listNewestFirst(call.caller(), query, it.page()), UsageEventJson::write);
            case Listing.AsRecorded(ListRecordedUsage query) ->
                ApiResponse.of(usage.listRecorded(call.caller(), query, it.page()), UsageEventJson::writeEntry);
        };
        return reply.toResponse();
    }

    private CompletionStage<Supplier<Posted>> recordOne(ApiRequest call, Recording it) {
        Caller caller = call.caller();
        CompletionStage<RecordedUsage> recorded = switch (it.events().values().getFirst()) {
            case Sent.Own(RecordUsage command) ->
                it.dryRun()
                        ? later(() -> usage.dryRun(caller, it.orgId(), command, it.hardLimits()))
                        : usage.recordAsync(caller, it.orgId(), command, it.hardLimits());
            case Sent.Foreign(CloudEvent event, boolean inHeaders) -> {
                var stage = it.dryRun()
                        ? later(() -> cloudEvents.dryRun(caller, it.orgId(), event, it.hardLimits()))
                        : cloudEvents.recordAsync(caller, it.orgId(), event, it.hardLimits());
                yield inHeaders ? namedByHeaders(stage) : stage;
            }
        };
        return counted(it, recorded, event -> event.duplicate() ? 0 : 1)
                .thenApply(event -> () -> new Posted(it.orgId(), reply(event)));
    }

    private CompletionStage<Supplier<Posted>> recordMany(ApiRequest call, Recording it) {
        List<Sent> sent = it.events().values();
        CompletionStage<BatchOutcome> recorded = sent.getFirst() instanceof Sent.Own
                ? recordOwn(call.caller(), it, all(sent, Sent.Own.class, Sent.Own::usage))
                : recordForeign(call.caller(), it, all(sent, Sent.Foreign.class, Sent.Foreign::event));
        return counted(it, recorded, BatchOutcome::accepted)
                .thenApply(outcome -> () -> new Posted(it.orgId(), reply(outcome)));
    }

    /// @param events the number of new events
    private <T> CompletionStage<T> counted(Recording it, CompletionStage<T> recorded, ToIntFunction<T> events) {
        return it.dryRun()
                ? recorded
                : metrics.counted(recorded.thenApply(outcome -> {
                    metrics.recorded(it.orgId(), events.applyAsInt(outcome));
                    return outcome;
                }));
    }

    private CompletionStage<BatchOutcome> recordOwn(Caller caller, Recording it, List<RecordUsage> events) {
        return it.dryRun()
                ? later(() -> usage.dryRunBatch(caller, it.orgId(), events, it.hardLimits()))
                : usage.recordBatchAsync(caller, it.orgId(), events, it.hardLimits());
    }

    private CompletionStage<BatchOutcome> recordForeign(Caller caller, Recording it, List<CloudEvent> events) {
        return it.dryRun()
                ? later(() -> cloudEvents.dryRunBatch(caller, it.orgId(), events, it.hardLimits()))
                : cloudEvents.recordBatchAsync(caller, it.orgId(), events, it.hardLimits());
    }

    /// A dry run reads, which blocks, and this may be the event loop.
    private static <T> CompletionStage<T> later(Supplier<T> dryRun) {
        return CompletableFuture.supplyAsync(dryRun, Thread::startVirtualThread);
    }

    /// The events of one request are all of one kind.
    private static <S, T> List<T> all(List<Sent> sent, Class<S> kind, Function<S, T> part) {
        return sent.stream().map(kind::cast).map(part).toList();
    }

    private static <T> CompletionStage<T> namedByHeaders(CompletionStage<T> recorded) {
        return recorded.exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
            return CompletableFuture.failedFuture(CloudEventHeaders.withHeaderNames(cause == null ? failure : cause));
        });
    }

    private static ApiResponse reply(RecordedUsage recorded) {
        return ApiResponse.of(recorded.duplicate() ? 200 : 201, recorded, UsageEventJson::writeRecorded);
    }

    private static ApiResponse reply(BatchOutcome outcome) {
        return ApiResponse.of(200, outcome, UsageEventJson::writeBatch);
    }

    private static Recording recording(RequestReader in) {
        boolean enforce = in.flag("enforce", true);
        boolean dryRun = in.flag("dryRun", false);
        return new Recording(
                in.path("orgId", OrgId::new),
                in.bodies(
                        json -> new Sent.Own(UsageEventJson.readRecord(json)),
                        json -> new Sent.Foreign(CloudEventJson.read(json), false),
                        json -> new Sent.Foreign(CloudEventJson.read(json), true)),
                enforce ? HardLimits.ENFORCED : HardLimits.OVERRIDDEN,
                dryRun);
    }

    private static VoidUsage voiding(RequestReader in) {
        return UsageEventJson.readVoid(in.body(), in.path("orgId", OrgId::new), in.path("eventId", EventId::new));
    }

    private static Listing listing(RequestReader in) {
        String order = in.query("order", label -> Choices.of(ORDERS, Function.identity(), label));
        Long after = in.query("after", RequestReader::wholeNumber);
        OrgId orgId = in.path("orgId", OrgId::new);
        if (RECORDED.equals(order)) {
            FILTERS.stream()
                    .filter(name -> in.query(name, Function.identity()) != null)
                    .forEach(name -> in.refuse(name, "does not go with order=recorded"));
            return new Listing.AsRecorded(new ListRecordedUsage(orgId, after == null ? 0 : after));
        }
        if (after != null) {
            in.refuse("after", "goes with order=recorded only");
        }
        UsageQuery query = new UsageQuery(
                orgId,
                in.query("projectId", ProjectId::new),
                in.query("metric", Label::new),
                in.query("unit", Label::new),
                in.query("runId", RunId::new),
                in.window());
        return DESC.equals(order) ? new Listing.NewestFirst(query) : new Listing.ByTime(query);
    }
}
