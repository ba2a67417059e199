package org.landlord.port.in.idempotency;

import java.util.function.Supplier;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.NeedsNothing;

/// Makes requests safe to repeat for 24 hours.
public interface Idempotency {

    /// Runs `work` once. Its changes and its response are stored together or not at all, so a request with a
    /// response is never run again.
    ///
    /// @param work runs use cases and encodes the response. If it throws, nothing is stored and the key can
    ///     be used again
    /// @return the response of `work`, or the stored response of the same request
    /// @throws org.landlord.domain.failure.Conflict if the key was used for another request
    @NeedsNothing(because = "the use case that it runs checks its own permission")
    String executeOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);

    /// The same for `work` that takes long and may run twice. It does not run in the writing unit of work;
    /// its response is stored when it ends. If two requests with the same key come at once, both run, and
    /// both return the response of the one that ends first.
    ///
    /// @throws org.landlord.domain.failure.Conflict if the key was used for another request
    @NeedsNothing(because = "the use case that it runs checks its own permission")
    String executeLongOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);
}
