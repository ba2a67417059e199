package org.landlord.port.in.planted;

import org.landlord.domain.access.Caller;

/// What planted storage must not know; and a use case that does not say what it needs.
public interface SomeUseCase {

    /// Lets anybody do anything.
    void forgetTheCheck(Caller caller);
}
