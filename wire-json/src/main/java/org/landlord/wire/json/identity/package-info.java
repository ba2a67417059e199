/// The wire format of identity providers.
@NullMarked
package org.landlord.wire.json.identity;

import org.jspecify.annotations.NullMarked;
