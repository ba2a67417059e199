package org.landlord.adapter.rest.idempotency;

import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.Digests;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.CloudEventHeaders;
import org.landlord.adapter.rest.http.request.HttpRequest;
import org.landlord.adapter.rest.http.request.Request;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Stages;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.port.in.idempotency.StoredResponse;

/// Responds to POST, once for each `Idempotency-Key`: a repeated request with the same key gets the first
/// response again.
@ApplicationScoped
public class IdempotentPosts {

    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized(RequestReader.IDEMPOTENCY_KEY);

    private static final String OF_ORGANIZATIONS = "/v1/orgs/";

    private record Keyed<C>(@Nullable String key, C command) {}

    private final Idempotency idempotency;
    private final ExecutorService workers;

    /// @param idempotency stores the responses
    /// @param workers run blocking work
    IdempotentPosts(Idempotency idempotency, ExecutorService workers) {
        this.idempotency = idempotency;
        this.workers = workers;
    }

    /// A response and its organization: when that is deleted, the stored response is, too.
    ///
    /// @param orgId the organization; null if there is none
    /// @param reply the response
    /// @param kept the response to repeated requests: the same, unless it contains a secret
    public record Posted(@Nullable OrgId orgId, ApiResponse reply, ApiResponse kept) {

        /// A response without a secret.
        public Posted(OrgId orgId, ApiResponse reply) {
            this(orgId, reply, reply);
        }
    }

    /// Responds to a POST.
    ///
    /// @param reader reads the request
    /// @param work runs the use case, in one unit of work with storing its response
    public <C> Response answer(ApiRequest call, Function<RequestReader, C> reader, Function<C, Posted> work) {
        return answer(call, reader, _ -> false, work);
    }

    /// Responds to a POST that may be a dry run.
    ///
    /// @param reader reads the request
    /// @param dryRun true for a command that changes nothing: its response is not stored, nor looked up
    /// @param work runs the use case, in one unit of work with storing its response
    public <C> Response answer(
            ApiRequest call, Function<RequestReader, C> reader, Predicate<C> dryRun, Function<C, Posted> work) {
        return answer(call, call.request(), reader, dryRun, work, idempotency::executeOnce);
    }

    /// Responds to a POST whose work takes long and is harmless when it is done twice.
    ///
    /// @param reader reads the request
    /// @param work runs the use case. Its response is stored afterwards: see [Idempotency#executeLongOnce]
    public <C> Response answerApart(ApiRequest call, Function<RequestReader, C> reader, Function<C, Posted> work) {
        return answer(call, call.request(), reader, _ -> false, work, idempotency::executeLongOnce);
    }

    @FunctionalInterface
    private interface Once {

        String run(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);
    }

    private <C> Response answer(
            ApiRequest call,
            Request request,
            Function<RequestReader, C> reader,
            Predicate<C> dryRun,
            Function<C, Posted> work,
            Once way) {
        RequestReader input = new RequestReader(request);
        Keyed<C> keyed = input.read(in -> new Keyed<>(in.idempotencyKey(), reader.apply(in)));
        if (keyed.key() == null || dryRun.test(keyed.command())) {
            return work.apply(keyed.command()).reply().toResponse();
        }
        String scope = request.method() + " " + request.path();
        IdempotentRequest once =
                new IdempotentRequest(place(request), scope, keyed.key(), fingerprint(request, input.bodyDigest()));
        AtomicReference<@Nullable ApiResponse> worked = new AtomicReference<>();
        String text = way.run(call.caller(), once, () -> {
            Posted posted = work.apply(keyed.command());
            worked.set(posted.reply());
            return new StoredResponse(posted.kept().toText(), posted.orgId());
        });
        ApiResponse first = worked.get();
        return first == null
                ? ApiResponse.fromText(text)
                        .builder()
                        .header("Idempotency-Replayed", true)
                        .build()
                : first.toResponse();
    }

    /// The organization in the path of a request that was read; the platform without one.
    private static Scope place(Request request) {
        return request.path().startsWith(OF_ORGANIZATIONS)
                ? new Scope.Org(new OrgId(request.pathParameter("orgId")))
                : new Scope.Platform();
    }

    /// Responds to a POST on the event loop. If its body is small and it has no key, no thread waits; else
    /// it runs on a worker thread, like [#answer].
    ///
    /// @param reader reads the request
    /// @param dryRun true for a command that changes nothing: its response is not stored, nor looked up
    /// @param work begins the use case. Its stage supplies a function that writes the response, which does
    ///     not run on the thread that completes the stage
    public <C> CompletionStage<Response> answerLater(
            ApiRequest call,
            Function<RequestReader, C> reader,
            Predicate<C> dryRun,
            Function<C, CompletionStage<Supplier<Posted>>> work) {
        HttpRequest request = call.request();
        if (request.header(IDEMPOTENCY_KEY) != null || !request.isSmall()) {
            return CompletableFuture.supplyAsync(
                    () -> answer(
                            call,
                            request,
                            reader,
                            dryRun,
                            command -> Stages.await(work.apply(command)).get(),
                            idempotency::executeOnce),
                    workers);
        }
        return CompletableFuture.completedFuture(request)
                .thenCompose(here -> work.apply(new RequestReader(here).read(reader)))
                .thenApplyAsync(outcome -> outcome.get().reply().toResponse(), call.eventLoop());
    }

    private static String fingerprint(Request request, byte[] bodyDigest) {
        MessageDigest digest = Digests.sha256();
        String contentType = String.join(",", request.headers("Content-Type"));
        for (String part : new String[] {request.method(), request.path(), request.query(), contentType}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            // No part contains a zero, so different lists of parts have different texts.
            digest.update((byte) 0);
        }
        if (CloudEventHeaders.areIn(request)) {
            // They are a part of the request like the body.
            digest.update(CloudEventHeaders.text(request).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        digest.update(bodyDigest);
        return HexFormat.of().formatHex(digest.digest());
    }
}
