/// Tokens of OpenID Connect providers: their keys are fetched and cached, their signatures and claims are verified.
@NullMarked
package org.landlord.adapter.rest.access.oidc;

import org.jspecify.annotations.NullMarked;
