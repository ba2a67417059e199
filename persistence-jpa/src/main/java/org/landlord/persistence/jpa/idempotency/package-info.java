/// The rows and repositories of idempotency.
@NullMarked
package org.landlord.persistence.jpa.idempotency;

import org.jspecify.annotations.NullMarked;
