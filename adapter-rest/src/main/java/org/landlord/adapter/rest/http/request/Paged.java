package org.landlord.adapter.rest.http.request;

import org.landlord.port.in.PageRequest;

/// The query of a list, and which page of it.
public record Paged<Q>(Q query, PageRequest page) {}
