package org.landlord.domain.workflow;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// Where a gateway reports what a run has used.
public enum UsageSource {
    /// The outputs of the nodes of a run. Read once, when the run has ended.
    OUTPUT,
    /// The payload of each event of a run. Read as the run goes.
    EVENT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static UsageSource of(String label) {
        return Choices.of(values(), UsageSource::label, label);
    }
}
