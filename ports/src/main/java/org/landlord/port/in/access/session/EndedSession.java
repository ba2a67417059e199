package org.landlord.port.in.access.session;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.session.Session;

/// A session that its holder has ended.
///
/// @param signOutHint of its sign-in; null if there is none
public record EndedSession(Session session, @Nullable String signOutHint) {}
