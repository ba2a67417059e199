package org.landlord.domain.workflow.approval;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The status of an approval.
public enum ApprovalStatus {
    /// The run waits for it.
    PENDING,
    APPROVED,
    DENIED,
    /// The run ended, or no longer waits for it, before anybody decided.
    WITHDRAWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static ApprovalStatus of(String label) {
        return Choices.of(values(), ApprovalStatus::label, label);
    }
}
