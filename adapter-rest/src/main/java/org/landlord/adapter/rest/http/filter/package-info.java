/// Filters that run before routing: the address of the client, refused methods and paths, and the headers of every
/// response. Rate limits need the caller: they are in `org.landlord.adapter.rest.access.ratelimit`.
@NullMarked
package org.landlord.adapter.rest.http.filter;

import org.jspecify.annotations.NullMarked;
