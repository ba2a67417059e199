/// Rate limits of the REST API: the calls of each credential, and failed authentications.
@NullMarked
package org.landlord.adapter.rest.access.ratelimit;

import org.jspecify.annotations.NullMarked;
