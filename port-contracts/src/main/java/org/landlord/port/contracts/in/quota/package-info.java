/// The contracts of the use cases of quotas: limits, reservations and quota events.
@NullMarked
package org.landlord.port.contracts.in.quota;

import org.jspecify.annotations.NullMarked;
