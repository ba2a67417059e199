package org.landlord.port.out;

import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Scope;

/// Writes commands of many callers together.
///
/// @param <C> a command
/// @param <R> its result
@FunctionalInterface
public interface GroupWriter<C, R> {

    /// Submits a command without waiting. On a thread that is in a writing unit of work, it is executed
    /// immediately as a part of that. Commands of one organization are written in order of submission;
    /// organizations take turns, so that one organization does not delay the others.
    ///
    /// The stage may complete on the thread that writes for all callers. Continue on another thread
    /// (`thenApplyAsync`) with anything but passing the result on: a [UnitOfWork#write] that would wait for
    /// itself fails with [IllegalStateException].
    ///
    /// @param scope as in [UnitOfWork#read]
    /// @param weight the size as a number of rows, which bounds the queue
    /// @return completes when the command is stored durably, in the order of the commands; fails with the
    ///     [org.landlord.domain.failure.Failure] it was refused with, with
    ///     [org.landlord.domain.failure.RateLimited] if the queue of the organization is full, or with
    ///     [org.landlord.domain.failure.Unavailable] if the queue is full or storage cannot write now or is
    ///     shutting down; nothing was written then
    /// @throws IllegalStateException in a reading unit of work
    CompletionStage<R> submit(Scope scope, C command, int weight);

    /// Submits a command on the platform.
    default CompletionStage<R> submit(C command, int weight) {
        return submit(new Scope.Platform(), command, weight);
    }
}
