package org.landlord.port.out;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.landlord.domain.failure.Failure;

/// The outcome of one command in a group.
///
/// @param <R> its result
public sealed interface Outcome<R> {

    /// The command was executed.
    record Done<R>(R result) implements Outcome<R> {}

    /// The command was refused; nothing was written for it.
    record Refused<R>(Failure failure) implements Outcome<R> {}

    /// A stage that is completed with the result or the failure.
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
