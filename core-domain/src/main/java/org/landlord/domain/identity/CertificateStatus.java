package org.landlord.domain.identity;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The state of the signing certificate of an identity provider.
public enum CertificateStatus {
    /// Valid for more than 30 days.
    VALID,
    /// Valid for at most 30 days.
    EXPIRING,
    /// No longer valid: nobody can sign in.
    EXPIRED,
    /// Not valid yet: nobody can sign in.
    NOT_YET_VALID,
    /// The certificate is missing, or cannot be read: nobody can sign in.
    UNREADABLE;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static CertificateStatus of(String label) {
        return Choices.of(values(), CertificateStatus::label, label);
    }
}
