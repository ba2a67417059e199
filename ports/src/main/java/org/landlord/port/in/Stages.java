package org.landlord.port.in;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// Waits for asynchronous results.
public final class Stages {

    private Stages() {}

    /// @return the result of the stage; throws the exception it fails with, unwrapped
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
