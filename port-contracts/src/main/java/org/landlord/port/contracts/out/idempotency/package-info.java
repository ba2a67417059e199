/// The storage contract of idempotency records.
@NullMarked
package org.landlord.port.contracts.out.idempotency;

import org.jspecify.annotations.NullMarked;
