/// HTTP without features. In the order in which a request meets them: `server` (connections and their limits), `filter`
/// (before routing), `route` (paths), `head` (headers), `body` (size, memory and pace of bodies), `request` (reads a
/// request), `response`, `problem` (failures), `observe` (access log, metrics, traces).
///
/// Rate limits are in `org.landlord.adapter.rest.access.ratelimit`, tokens and keys of identity providers in
/// `org.landlord.adapter.rest.access.oidc`.
package org.landlord.adapter.rest.http;
