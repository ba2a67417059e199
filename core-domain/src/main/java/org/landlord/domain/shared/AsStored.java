package org.landlord.domain.shared;

import org.jspecify.annotations.Nullable;

/// Reads values that were accepted before, by this store, by an older version or by the server that sent
/// them. They are read unchanged, even if they break a rule that new input must keep: a stricter rule must
/// not make stored data unreadable.
///
/// This covers the rules for texts, ids, scopes, metadata and secrets. Values that no version accepted (an
/// unknown period, a slug with a blank) are still refused.
///
/// A scope instead of a second set of constructors, so that no reader of rows can forget one. Only the
/// storage opens it, around each result, and the client, around each value of a response.
public final class AsStored {

    private static final ScopedValue<Boolean> READ = ScopedValue.newInstance();

    private AsStored() {}

    /// Runs `work` on this thread, and returns its result or throws its exception.
    public static <T extends @Nullable Object, X extends Throwable> T read(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(READ, true).call(work);
    }

    /// True inside of [#read].
    public static boolean isRead() {
        return READ.isBound();
    }
}
