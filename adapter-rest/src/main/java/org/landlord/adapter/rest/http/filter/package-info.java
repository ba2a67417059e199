/// What happens to every request before it is routed: its id, the address of the client, the methods and paths that
/// are refused, and the headers that every response has. Rate limits need the caller: they are in
/// `org.landlord.adapter.rest.access.ratelimit`.
@NullMarked
package org.landlord.adapter.rest.http.filter;

import org.jspecify.annotations.NullMarked;
