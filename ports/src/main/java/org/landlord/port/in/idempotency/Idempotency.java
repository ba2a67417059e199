package org.landlord.port.in.idempotency;

import java.util.function.Supplier;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.NeedsNothing;

/// Makes a request that is not safe to repeat safe to repeat, for 24 hours.
public interface Idempotency {

    /// Runs `work` once. What `work` does to storage and its answer are kept together or not at all: a
    /// request that was answered is never run again, however the server went down.
    ///
    /// @param request what is asked, under which key
    /// @param work runs use cases and puts the answer into words. If it throws, nothing is kept, and the key
    ///     is free again
    /// @return the text of the answer of `work`, or of the first answer to the same request
    /// @throws org.landlord.domain.failure.Conflict if the key was used for another request
    @NeedsNothing(because = "the use case that it runs checks its own permission")
    String executeOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);

    /// The same for `work` that takes long and does no harm when it is done twice: others write while it
    /// runs, and its answer is kept when it has ended. Two requests with the same key at the same time both
    /// run it; both hear the answer of the one that ended first.
    ///
    /// @throws org.landlord.domain.failure.Conflict if the key was used for another request
    @NeedsNothing(because = "the use case that it runs checks its own permission")
    String executeLongOnce(Caller caller, IdempotentRequest request, Supplier<StoredResponse> work);
}
