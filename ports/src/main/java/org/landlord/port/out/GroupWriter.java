package org.landlord.port.out;

import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Scope;

/// Takes commands of many callers and writes them together.
///
/// @param <C> a command
/// @param <R> its result
@FunctionalInterface
public interface GroupWriter<C, R> {

    /// Hands in a command, without waiting. On a thread that is in a writing unit of work it is done at once,
    /// as a part of that. Commands of one organization are written in the order they came; those of several
    /// take turns, so that nobody waits for all that another has handed in.
    ///
    /// The stage may complete on the thread that writes for everybody. Whoever has more to do then than to hand
    /// the result on goes on with it on a thread of their own (`thenApplyAsync`): a [UnitOfWork#write] there is
    /// refused with [IllegalStateException] where it would wait for itself.
    ///
    /// @param scope whose it is, as in [UnitOfWork#read]
    /// @param weight how much it is, as a number of rows: what waits to be written is bounded by it
    /// @return completes when the command is stored durably, in the order of the commands; fails with the
    ///     [org.landlord.domain.failure.Failure] it was refused with, with
    ///     [org.landlord.domain.failure.RateLimited] if too much of the organization waits already, or with
    ///     [org.landlord.domain.failure.Unavailable] if too much waits already, storage cannot write now or is
    ///     shutting down: nothing was written then
    /// @throws IllegalStateException within a reading unit of work
    CompletionStage<R> submit(Scope scope, C command, int weight);

    /// Hands in a command that is no organization's.
    default CompletionStage<R> submit(C command, int weight) {
        return submit(new Scope.Platform(), command, weight);
    }
}
