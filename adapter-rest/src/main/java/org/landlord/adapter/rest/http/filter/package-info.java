/// Filters that run before routing: the address of the client, refused methods and paths, and the headers of every
/// response.
@NullMarked
package org.landlord.adapter.rest.http.filter;

import org.jspecify.annotations.NullMarked;
