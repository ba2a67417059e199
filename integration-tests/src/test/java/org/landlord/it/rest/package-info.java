/// The REST API, seen from a client: the same suites for the packaged server on SQLite and for storage in
/// memory. Every answer is checked against the OpenAPI document.
@NullMarked
package org.landlord.it.rest;

import org.jspecify.annotations.NullMarked;
