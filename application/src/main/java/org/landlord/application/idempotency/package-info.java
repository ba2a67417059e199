/// Use cases of idempotency.
@NullMarked
package org.landlord.application.idempotency;

import org.jspecify.annotations.NullMarked;
