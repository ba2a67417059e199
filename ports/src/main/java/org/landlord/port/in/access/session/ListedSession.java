package org.landlord.port.in.access.session;

import org.landlord.domain.access.session.Session;

/// A session as a caller sees it.
///
/// @param current true if it is the session of the call
public record ListedSession(Session session, boolean current) {}
