/// Use cases of idempotency, and their commands.
@NullMarked
package org.landlord.port.in.idempotency;

import org.jspecify.annotations.NullMarked;
