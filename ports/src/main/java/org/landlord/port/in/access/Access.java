package org.landlord.port.in.access;

import org.landlord.domain.access.Caller;

/// The identity of the caller.
public interface Access {

    /// The authenticated caller and its permissions.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated without credentials
    @NeedsNothing(because = "every caller may read its own identity")
    WhoAmI whoAmI(Caller caller);
}
