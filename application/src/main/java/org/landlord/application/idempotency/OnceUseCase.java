package org.landlord.application.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.landlord.application.shared.Ports;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.port.in.idempotency.Answer;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.port.out.idempotency.IdempotencyRecord;

final class OnceUseCase implements Idempotency {

    /// How long an answer is kept.
    private static final Duration KEPT = Duration.ofHours(24);

    private final Ports ports;

    OnceUseCase(Ports ports) {
        this.ports = ports;
    }

    @Override
    public String once(Caller caller, IdempotentRequest request, Supplier<Answer> work) {
        String scope = scope(caller, request);
        return ports.gate().unguarded().write(stores -> {
            Instant now = ports.clock().now();
            stores.idempotency().deleteBefore(now.minus(KEPT));
            Optional<IdempotencyRecord> before = stores.idempotency().find(scope, request.key());
            if (before.isPresent()) {
                return repeated(before.get(), request);
            }
            // The use cases in there join this unit of work: their changes and their answer are kept together.
            Answer answer = work.get();
            stores.idempotency()
                    .put(new IdempotencyRecord(
                            scope, request.key(), request.fingerprint(), answer.text(), now, answer.orgId()));
            return answer.text();
        });
    }

    private static String repeated(IdempotencyRecord before, IdempotentRequest request) {
        if (!before.fingerprint().equals(request.fingerprint())) {
            throw new Conflict("the idempotency key " + request.key() + " was used for another request");
        }
        return before.answer();
    }

    /// Each caller has their own keys: nobody gets another's answer by guessing one.
    private static String scope(Caller caller, IdempotentRequest request) {
        return (caller.actorId() == null ? "" : caller.actorId()) + " " + request.scope();
    }
}
