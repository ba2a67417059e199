package org.landlord.port.in.access;

import org.landlord.domain.access.Caller;

/// Who the caller is to Landlord.
public interface Access {

    /// Who the caller has proved to be, and what that lets them do.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if that is nobody
    @NeedsNothing(because = "every caller may read its own identity")
    WhoAmI whoAmI(Caller caller);
}
