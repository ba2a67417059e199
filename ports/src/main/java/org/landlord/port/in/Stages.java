package org.landlord.port.in;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// Waiting for answers that come later.
public final class Stages {

    private Stages() {}

    /// Waits for the answer.
    ///
    /// @return what the stage completes with; what it fails with is thrown as it is
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case RuntimeException thrown -> thrown;
                case Error thrown -> throw thrown;
                case null, default -> e;
            };
        }
    }
}
