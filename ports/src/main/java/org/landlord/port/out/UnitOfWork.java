package org.landlord.port.out;

import java.util.function.Function;
import org.landlord.domain.access.Scope;

/// Transactions. Storage is reachable inside of a unit of work only, through the [Stores] it hands in.
///
/// - What a unit of work wrote is there as a whole, durably, when the call returns, and not at all if it
///   throws.
/// - **A rejected write dooms the unit of work**: once a store has thrown, nothing of it is committed, even
///   if `work` catches the exception; the call then throws that first exception.
/// - A unit of work inside another one, on the same thread, joins it.
/// - Writing units follow one another; none sees another's unfinished work, and a caller that comes while
///   another writes waits.
/// - Each says whose it is. **One organization cannot take all of the storage**: however many units of one
///   are open or waiting, those of the others, and those that are nobody's, begin as if they were not there.
public interface UnitOfWork {

    /// Reads one consistent state, beside whoever is writing. For what takes about as long however much the
    /// organization has; for the rest there is [#scan].
    ///
    /// @param scope whose it is: what an organization's units take is held against it, those of the platform
    ///     are nobody's
    /// @param work must not write: stores refuse with [IllegalStateException]. (Within a writing unit of work
    ///     it reads what that has written.) It must not wait for anybody, such as a client that takes bytes
    /// @throws org.landlord.domain.failure.RateLimited if too many of the organization wait already
    /// @throws org.landlord.domain.failure.Unavailable if storage cannot answer now
    <T> T read(Scope scope, Function<Stores, T> work);

    /// Reads one consistent state, and may take the longer the more the organization has. Fewer of these run
    /// at a time, of one organization and of all together, so that they leave room for reads that are quick.
    ///
    /// @param scope as in [#read]
    /// @param work as in [#read]
    /// @throws org.landlord.domain.failure.RateLimited if others of the organization run, and this would have
    ///     to wait for too long
    /// @throws org.landlord.domain.failure.Unavailable if those of others run, and this would have to wait
    ///     for too long, or if storage cannot answer now
    <T> T scan(Scope scope, Function<Stores, T> work);

    /// Reads and writes, alone. Others wait meanwhile: what takes longer than 100 ms is to be done in several
    /// units.
    ///
    /// @param scope as in [#read]
    /// @throws org.landlord.domain.failure.Unavailable if storage is busy for too long, full, read-only or
    ///     shutting down; nothing was written then
    /// @throws IllegalStateException within a reading unit of work; and in what is done on the completion of
    ///     a [GroupWriter#submit], on the thread that completes it, if that is the one that writes
    <T> T write(Scope scope, Function<Stores, T> work);

    /// Reads what is no organization's.
    default <T> T read(Function<Stores, T> work) {
        return read(new Scope.Platform(), work);
    }

    /// Reads and writes what is no organization's.
    default <T> T write(Function<Stores, T> work) {
        return write(new Scope.Platform(), work);
    }

    /// True if the calling thread is in a unit of work.
    boolean isOpen();

    /// Waits until every unit of work that is writing now has ended, so that a unit begun after this one sees
    /// all that they wrote. Returns at once where nothing can be written.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if storage is busy for too long or shutting down
    void awaitWriters();

    /// Has something done once the writing unit of work that the calling thread is in, and all that it is
    /// part of, is stored: before the call that began the outermost one returns, in the order in which it was
    /// asked for. If that unit fails, it is not done. For what must not happen before others can read what
    /// was written, such as forgetting what was remembered of it.
    ///
    /// @param action short, and without use of storage: it may run on the thread that writes for everybody.
    ///     What it throws is logged, and changes nothing of what was stored
    /// @throws IllegalStateException outside of a writing unit of work
    void afterCommit(Runnable action);

    /// A way to write that many callers share: commands that come while a unit of work is being written are
    /// done together in the next one, so that they pay for one transaction and one flush to the disk.
    ///
    /// @param work what to do with commands that came in this order
    <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work);
}
