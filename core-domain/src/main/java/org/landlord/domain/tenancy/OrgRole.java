package org.landlord.domain.tenancy;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What a member is to their organization.
public enum OrgRole {
    /// May do everything, the only one who may delete the organization.
    OWNER,
    /// May do everything but what is left to owners.
    ADMIN,
    /// Looks after plan, limits and usage.
    BILLING,
    /// Reads everything, the audit log above all, and changes nothing.
    AUDITOR,
    /// Belongs to the organization; gets at projects through teams.
    MEMBER;

    /// How it is written everywhere: in lower case, with hyphens.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static OrgRole of(String label) {
        return Choices.of(values(), OrgRole::label, label);
    }
}
