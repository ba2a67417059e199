/// Who sends a request: API keys and tokens in the `Authorization` header, rate limits by credential and failed
/// attempts by address.
@NullMarked
package org.landlord.adapter.rest.access.authentication;

import org.jspecify.annotations.NullMarked;
