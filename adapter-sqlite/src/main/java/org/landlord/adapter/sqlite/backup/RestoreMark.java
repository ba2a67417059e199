package org.landlord.adapter.sqlite.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The mark of a copy: `PRAGMA user_version` is the time of its state, in seconds since 1970 as 32
/// unsigned bits (until 2106). 0 in a database that is in use. It is part of the file in every schema,
/// and of a transaction.
final class RestoreMark {

    static final String READ = "PRAGMA user_version";
    static final String CLEAR = "PRAGMA user_version = 0";

    private RestoreMark() {}

    /// @param stateAt from 1970 to 2106; other times become the nearest of these
    static int of(Instant stateAt) {
        return (int) Math.clamp(stateAt.getEpochSecond(), 1L, 0xffff_ffffL);
    }

    static String write(Instant stateAt) {
        return "PRAGMA user_version = " + of(stateAt);
    }

    /// @return null if the mark is 0
    static @Nullable Instant read(int mark) {
        return mark == 0 ? null : Instant.ofEpochSecond(Integer.toUnsignedLong(mark));
    }
}
