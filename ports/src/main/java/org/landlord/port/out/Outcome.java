package org.landlord.port.out;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.landlord.domain.failure.Failure;

/// What became of one command among many.
///
/// @param <R> its result
public sealed interface Outcome<R> {

    /// It was done.
    ///
    /// @param result what to answer
    record Done<R>(R result) implements Outcome<R> {}

    /// It was refused, and nothing was written for it.
    ///
    /// @param failure why
    record Refused<R>(Failure failure) implements Outcome<R> {}

    /// For the caller: a stage that has completed, or failed.
    default CompletionStage<R> toStage() {
        return switch (this) {
            case Done<R>(R result) -> CompletableFuture.completedStage(result);
            case Refused<R>(Failure failure) -> CompletableFuture.failedStage(failure);
        };
    }

    /// Runs `work`; a failure becomes a refusal.
    static <R> Outcome<R> of(Supplier<R> work) {
        try {
            return new Done<>(work.get());
        } catch (Failure failure) {
            return new Refused<>(failure);
        }
    }
}
