/// The REST API of identity: identity providers.
@NullMarked
package org.landlord.adapter.rest.identity;

import org.jspecify.annotations.NullMarked;
