package org.landlord.persistence.jpa.planted;

/// Breaks on purpose: a row that everybody can see.
public final class PublicRow {}
