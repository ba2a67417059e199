/// What the contracts cannot see from outside.
@NullMarked
package org.landlord.application.idempotency;

import org.jspecify.annotations.NullMarked;
