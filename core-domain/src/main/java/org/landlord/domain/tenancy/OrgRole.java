package org.landlord.domain.tenancy;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The role of a member in an organization.
public enum OrgRole {
    /// Has all permissions. Only owners can delete the organization and change identity providers. The last owner of an
    /// organization can be neither removed nor given another role.
    OWNER,
    /// Has all permissions except those of owners.
    ADMIN,
    /// Manages billing, limits and usage.
    BILLING,
    /// Reads everything, including the audit log.
    AUDITOR,
    /// Sees the organization; has access to projects through teams.
    MEMBER;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static OrgRole of(String label) {
        return Choices.of(values(), OrgRole::label, label);
    }
}
