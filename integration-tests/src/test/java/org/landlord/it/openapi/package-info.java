/// Holds the REST API and its OpenAPI document together: every answer is checked against the document, the document
/// against the routes, against itself and against the last one that was accepted, and a client made of it is used.
@NullMarked
package org.landlord.it.openapi;

import org.jspecify.annotations.NullMarked;
