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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.HttpRequest;
import org.landlord.adapter.rest.http.request.Request;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.usage.CloudEventHeaders;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Stages;
import org.landlord.port.in.idempotency.StoredResponse;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.idempotency.IdempotentRequest;

/// Answers POST, once for each `Idempotency-Key`: who repeats a request with its key hears the first answer
/// again.
@ApplicationScoped
public class IdempotentPosts {

    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized(RequestReader.IDEMPOTENCY_KEY);

    /// What was posted, and the key it came with.
    private record Keyed<C>(@Nullable String key, C command) {}

    private final Idempotency idempotency;
    private final ExecutorService workers;
    private final UploadMemoryBudget uploads;

    /// @param idempotency keeps the answers
    /// @param workers run what waits
    /// @param uploads bounds what is read at the same time
    IdempotentPosts(Idempotency idempotency, ExecutorService workers, UploadMemoryBudget uploads) {
        this.idempotency = idempotency;
        this.workers = workers;
        this.uploads = uploads;
    }

    /// An answer and the organization it tells of: when that is deleted, the answer is forgotten.
    ///
    /// @param orgId the organization; null if it tells of none
    /// @param reply the answer
    /// @param kept what those hear who repeat the request: the same, unless there is a secret in it
    public record Posted(@Nullable OrgId orgId, ApiResponse reply, ApiResponse kept) {

        /// The usual case: no secret is in the answer.
        public Posted(OrgId orgId, ApiResponse reply) {
            this(orgId, reply, reply);
        }
    }

    /// Answers one POST.
    ///
    /// @param reader reads the request
    /// @param work runs the use case. Together with keeping its answer it is one unit of work
    public <C> Response answer(ApiRequest call, Function<RequestReader, C> reader, Function<C, Posted> work) {
        return answer(call, call.request(), reader, work, idempotency::executeOnce);
    }

    /// Answers one POST whose work takes long, and does no harm when it is done twice.
    ///
    /// @param reader reads the request
    /// @param work runs the use case. Its answer is kept when it has ended: see [Idempotency#executeLongOnce]
    public <C> Response answerApart(ApiRequest call, Function<RequestReader, C> reader, Function<C, Posted> work) {
        return answer(call, call.request(), reader, work, idempotency::executeLongOnce);
    }

    /// One of the ways to run something once.
    @FunctionalInterface
    private interface Once {

        String run(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);
    }

    private <C> Response answer(
            ApiRequest call, Request request, Function<RequestReader, C> reader, Function<C, Posted> work, Once way) {
        RequestReader input = new RequestReader(request);
        Keyed<C> keyed = input.read(in -> new Keyed<>(in.idempotencyKey(), reader.apply(in)));
        if (keyed.key() == null) {
            return work.apply(keyed.command()).reply().toResponse();
        }
        String scope = request.method() + " " + request.path();
        IdempotentRequest once = new IdempotentRequest(scope, keyed.key(), fingerprint(request, input.bodyDigest()));
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

    /// Answers one POST that arrives on the event loop. If its body is small and it has no key, no thread waits
    /// for anything; else all of it is done on a worker thread, as [#answer] does it.
    ///
    /// @param reader reads the request
    /// @param work begins the use case. What its stage supplies puts the outcome into words: not where the stage
    ///     completes, for whoever completes it has more to do than that
    public <C> CompletionStage<Response> answerLater(
            ApiRequest call, Function<RequestReader, C> reader, Function<C, CompletionStage<Supplier<Posted>>> work) {
        HttpRequest request = call.request();
        if (request.header(IDEMPOTENCY_KEY) != null || !request.isHereAndSmall()) {
            return CompletableFuture.supplyAsync(
                    () -> uploads.during(
                            call.tenant(),
                            upload -> answer(
                                    call,
                                    request.within(upload),
                                    reader,
                                    command -> Stages.await(work.apply(command)).get(),
                                    idempotency::executeOnce)),
                    workers);
        }
        return CompletableFuture.completedStage(request)
                .thenCompose(here -> work.apply(new RequestReader(here).read(reader)))
                .thenApplyAsync(outcome -> outcome.get().reply().toResponse(), call.home());
    }

    private static String fingerprint(Request request, byte[] bodyDigest) {
        MessageDigest digest = Digests.sha256();
        String contentType = String.join(",", request.headers("Content-Type"));
        for (String part : new String[] {request.method(), request.path(), request.query(), contentType}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            // No part has a zero in it, so no two lists of parts run into each other.
            digest.update((byte) 0);
        }
        if (CloudEventHeaders.areIn(request)) {
            // They say what is asked for as much as the body does.
            digest.update(CloudEventHeaders.text(request).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        digest.update(bodyDigest);
        return HexFormat.of().formatHex(digest.digest());
    }
}
