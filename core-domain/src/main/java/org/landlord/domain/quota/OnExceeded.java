package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What happens to runs of workflows when a limit is exceeded. It applies to active runs whose usage
/// counts against the limit.
public enum OnExceeded {
    /// They go on.
    NONE,
    /// They are paused. Somebody can resume them.
    PAUSE,
    /// They are cancelled.
    CANCEL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of
    ///     them
    public static OnExceeded of(String label) {
        return Choices.of(values(), OnExceeded::label, label);
    }
}
