/// The REST API of access: API keys and `whoami`. Credentials are read in `authentication`, tokens of identity
/// providers verified in `oidc`, and calls counted in `ratelimit`.
@NullMarked
package org.landlord.adapter.rest.access;

import org.jspecify.annotations.NullMarked;
