package org.landlord.server.bootstrap.planted;

/// What a planted adapter must not know.
public final class SomeBootstrap {}
