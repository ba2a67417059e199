/// The REST API of identity: identity providers. Their tokens are verified, and their keys fetched, in
/// `org.landlord.adapter.rest.access.oidc`.
@NullMarked
package org.landlord.adapter.rest.identity;

import org.jspecify.annotations.NullMarked;
