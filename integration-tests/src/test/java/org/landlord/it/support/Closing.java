package org.landlord.it.support;

import org.jspecify.annotations.Nullable;

/// Closes what a class of tests has started.
public final class Closing {

    private Closing() {}

    /// Closes all, in this order, also if one of them fails.
    ///
    /// @param started null for what was not started
    /// @throws AssertionError if one of them fails
    public static void all(@Nullable AutoCloseable... started) {
        AssertionError failed = null;
        for (AutoCloseable one : started) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception thrown) {
                failed = failed == null ? new AssertionError("cannot be closed", thrown) : failed;
                failed.addSuppressed(thrown);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
