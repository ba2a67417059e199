package org.landlord.port.out;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Scope;

/// Transactions. Storage is accessible only in a unit of work, through its [Stores].
///
/// - All changes of a unit of work are stored durably when the call returns, or none if it throws.
/// - **A rejected write dooms the unit of work**: after a store has thrown, nothing is committed, even if
///   `work` catches the exception. The call throws that first exception.
/// - A unit of work within another one, on the same thread, joins it.
/// - Each has a scope. Writing units of one organization follow one another, and so do those of the platform:
///   each sees all changes of those before it. Units of different scopes may run at the same time; none sees
///   unfinished changes of another one.
/// - A unit that changes rows of an organization has its scope, or joins one that has it. Two exceptions need
///   no order: a unit of the platform may create an organization, and change rows by statements that are
///   right in any order, such as the removal of what has ended.
/// - **Work may run more than once**: after a conflict with another unit, storage rolls back and runs it again.
///   It has no effects but its result, what it changes through its stores, and its after-commit actions.
/// - **One organization cannot use all of the storage**: open and waiting units of one organization do not
///   delay those of others or of the platform.
public interface UnitOfWork {

    /// Reads one consistent state, concurrently with a writer. For work whose duration does not depend on the
    /// size of the organization; see [#scan].
    ///
    /// @param scope whose share of the storage it uses; the platform has no limit
    /// @param work must not write: stores refuse that with [IllegalStateException]. Within a writing unit of
    ///     work it reads the changes of that. It must not wait for others, such as a client that receives
    ///     data
    /// @throws org.landlord.domain.failure.RateLimited if too many units of the organization wait
    /// @throws org.landlord.domain.failure.Unavailable if storage cannot respond now
    <T> T read(Scope scope, Function<Stores, T> work);

    /// Reads one consistent state; may take longer for larger organizations. Fewer of these run at a time,
    /// for one organization and in total, so that short reads are not delayed.
    ///
    /// @param scope as in [#read]
    /// @param work as in [#read]
    /// @throws org.landlord.domain.failure.RateLimited if the wait for other scans of the organization is too
    ///     long
    /// @throws org.landlord.domain.failure.Unavailable if the wait for scans of others is too long, or
    ///     storage cannot respond now
    <T> T scan(Scope scope, Function<Stores, T> work);

    /// Reads and writes. Other writing units of the scope wait, and on some storages all others: divide work
    /// that takes longer than 100 ms into several units.
    ///
    /// @param scope as in [#read], and whose writing units it follows. A unit that joins another one adds its
    ///     scope to that of the other
    /// @param work may run more than once: see [UnitOfWork]
    /// @throws org.landlord.domain.failure.Unavailable if storage is busy for too long, full, read-only or
    ///     shutting down; nothing was written then
    /// @throws IllegalStateException in a reading unit of work, and in a continuation of [GroupWriter#submit]
    ///     that runs on the thread that writes
    <T> T write(Scope scope, Function<Stores, T> work);

    /// Reads on the platform.
    default <T> T read(Function<Stores, T> work) {
        return read(new Scope.Platform(), work);
    }

    /// Writes on the platform.
    default <T> T write(Function<Stores, T> work) {
        return write(new Scope.Platform(), work);
    }

    /// True if the calling thread is in a unit of work.
    boolean isOpen();

    /// Waits until the writing units of the scope that may record something at `instant` or before have ended,
    /// so that a unit that begins after this call sees their changes, and [Stores#notBefore()] of every later
    /// one is after `instant`. Returns immediately if storage is read-only.
    ///
    /// @param instant not in the future
    /// @throws org.landlord.domain.failure.Unavailable if storage is busy for too long or shutting down
    void awaitWriters(Scope scope, Instant instant);

    /// Runs an action when the writing unit of work of the calling thread, including the outermost unit that
    /// it has joined, is stored: before the outermost call returns, in the order of these calls. It does not
    /// run if the unit fails. For actions that must happen before others can read the changes, such as
    /// removing a cache entry.
    ///
    /// @param action short, and without access to storage: it may run on the thread that writes for all
    ///     callers. Its exceptions are logged and do not affect the changes
    /// @throws IllegalStateException outside of a writing unit of work
    void afterCommit(Runnable action);

    /// Announces to the other processes on the storage that access has changed, when the writing unit of work of
    /// the calling thread is stored: of users, keys or sessions of the organization, or of the platform. On
    /// storage of one process nothing happens. What a process remembers about access must not be older than two
    /// seconds without this.
    ///
    /// @throws IllegalStateException outside of a writing unit of work, on storage of several processes
    default void announceAccessChange(Scope scope) {}

    /// Registers for the announcements of other processes. Some may be repeated, and after an interruption of the
    /// connection to the storage there is one for everything.
    ///
    /// @param listener receives the scope whose access has changed, or null for all; short, and without access
    ///     to storage
    default void onAccessChange(Consumer<@Nullable Scope> listener) {}

    /// A writer that many callers share: commands that arrive while a unit of work is written are executed
    /// together in the next one, with one transaction and one flush to disk.
    <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work);
}
