package org.landlord.port.in.access.session;

/// What a request with a session says about its holder.
public enum SessionUse {
    /// The holder works with the session: its idle time begins anew.
    ACTIVE,
    /// A page that the holder left open reads again by itself. The session ends as if the page were closed.
    WAITING
}
