package org.landlord.adapter.rest.planted;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A resource whose result cannot be cancelled.
final class StagedResource {

    private StagedResource() {}

    static CompletionStage<String> get() {
        return CompletableFuture.completedStage("done");
    }
}
