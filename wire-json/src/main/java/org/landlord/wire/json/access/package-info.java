/// The wire format of API keys and the caller.
@NullMarked
package org.landlord.wire.json.access;

import org.jspecify.annotations.NullMarked;
