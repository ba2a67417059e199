package org.landlord.adapter.gateway.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The whole answer to a request.
///
/// @param body at most [GatewayHttp#MAX_BYTES]
/// @param isOfGateway true if it has the header of the gateway's API, and is not of something before it
/// @param sentAt by the clock of the gateway, in seconds; null if it does not say
/// @param memory what is read from the body is counted here
public record Answer(
        int status,
        byte[] body,
        boolean isOfGateway,
        @Nullable Instant sentAt,
        MemoryBudget.Share memory) {}
