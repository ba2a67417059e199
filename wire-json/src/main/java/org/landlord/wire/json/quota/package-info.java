/// The wire format of usage limits, reservations and quota events.
@NullMarked
package org.landlord.wire.json.quota;

import org.jspecify.annotations.NullMarked;
