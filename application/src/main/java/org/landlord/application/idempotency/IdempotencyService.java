package org.landlord.application.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.failure.Conflict;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.port.in.idempotency.StoredResponse;
import org.landlord.port.out.Stores;
import org.landlord.port.out.idempotency.IdempotencyRecord;

public final class IdempotencyService implements Idempotency {

    /// How long a response is stored.
    private static final Duration KEPT = Duration.ofHours(24);

    /// The maximum number of expired responses that one request deletes: more than it adds.
    private static final int TIDIED_AT_ONCE = 100;

    private final UseCaseContext ports;
    private final LimitResets resets;

    public IdempotencyService(UseCaseContext ports, LimitResets resets) {
        this.ports = ports;
        this.resets = resets;
    }

    @Override
    public String executeOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work) {
        return resets.complete(caller, () -> writeOnce(caller, request, work));
    }

    private String writeOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work) {
        String scope = scope(caller, request);
        return ports.gate().withoutAuthorization().write(request.place(), stores -> {
            Instant now = ports.clock().now();
            stores.idempotency().deleteBefore(now.minus(KEPT), TIDIED_AT_ONCE);
            Optional<IdempotencyRecord> before = find(stores, caller, request, now);
            if (before.isPresent()) {
                return repeated(before.get(), request);
            }
            // Use cases in `work` join this unit of work: their changes and the response are stored together.
            StoredResponse answer = work.get();
            stores.idempotency()
                    .put(new IdempotencyRecord(
                            scope, request.key(), request.fingerprint(), answer.text(), now, answer.orgId()));
            return answer.text();
        });
    }

    @Override
    public String executeLongOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work) {
        Optional<IdempotencyRecord> before = ports.gate()
                .withoutAuthorization()
                .read(
                        request.place(),
                        stores -> find(stores, caller, request, ports.clock().now()));
        if (before.isPresent()) {
            return repeated(before.get(), request);
        }
        StoredResponse answer = work.get();
        return executeOnce(caller, request, () -> answer);
    }

    /// The stored response, if it has not expired.
    private static Optional<IdempotencyRecord> find(
            Stores stores, Caller caller, IdempotentRequest request, Instant now) {
        return stores.idempotency()
                .find(scope(caller, request), request.key())
                .filter(record -> isKept(record, now))
                .filter(record -> maySee(caller, record));
    }

    /// Expired records are deleted in batches, so some may still be stored.
    private static boolean isKept(IdempotencyRecord before, Instant now) {
        return !before.createdAt().isBefore(now.minus(KEPT));
    }

    /// A caller who can no longer see the organization gets the failure of the use case instead.
    private static boolean maySee(Caller caller, IdempotencyRecord before) {
        return before.orgId() == null || Permissions.sees(caller, before.orgId());
    }

    private static String repeated(IdempotencyRecord before, IdempotentRequest request) {
        if (!before.fingerprint().equals(request.fingerprint())) {
            throw new Conflict("the idempotency key " + request.key() + " was used for another request");
        }
        return before.answer();
    }

    /// Each caller has its own keys, so that no one can read a response by guessing a key. Users of two
    /// organizations may have the same id, and a user may have the id of a key, because identity providers
    /// choose user ids. Ids may contain spaces, which separate the parts, so they are escaped.
    private static String scope(Caller caller, IdempotentRequest request) {
        ActorId actorId = caller.actorId();
        String actor =
                actorId == null ? null : actorId.value().replace("%", "%25").replace(" ", "%20");
        return Stream.of(caller.actorKind(), caller.boundTo(), actor, request.scope())
                .map(part -> part == null ? "-" : part.toString())
                .collect(Collectors.joining(" "));
    }
}
