package org.landlord.domain.shared;

import org.jspecify.annotations.Nullable;

/// Makes values of what was accepted before: by this store, perhaps by an older version that knew fewer rules, or by
/// the server that sent it. It comes back as it is, whatever the rules for what is given today: a rule that gets
/// stricter must not make what is there unreadable.
///
/// Rules that may get stricter are those of texts, ids, scopes and metadata, and the shapes of secrets. What no
/// version ever accepted (an unknown period, a slug with a blank) is still refused.
///
/// A scope and not a second set of constructors, so that whoever reads rows cannot forget one of them; storage
/// opens it around each of its answers, the client around each value of an answer. Nobody else should.
public final class AsStored {

    private static final ScopedValue<Boolean> READ = ScopedValue.newInstance();

    private AsStored() {}

    /// Does `work`, on this thread.
    ///
    /// @return what it returns; what it throws is thrown
    public static <T extends @Nullable Object, X extends Throwable> T read(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(READ, true).call(work);
    }

    /// True while something that was accepted before is read.
    public static boolean isRead() {
        return READ.isBound();
    }
}
