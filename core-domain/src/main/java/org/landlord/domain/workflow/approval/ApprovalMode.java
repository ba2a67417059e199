package org.landlord.domain.workflow.approval;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What an approval asks for.
public enum ApprovalMode {
    /// Yes or no.
    GATE,
    /// Yes or no, with the request of a node.
    DECISION,
    /// One of the options.
    SELECT,
    /// The options in an order.
    RANK;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// True if an approval needs a value.
    public boolean hasOptions() {
        return this == SELECT || this == RANK;
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static ApprovalMode of(String label) {
        return Choices.of(values(), ApprovalMode::label, label);
    }
}
