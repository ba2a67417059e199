/// Responses to repeated requests in memory.
@NullMarked
package org.landlord.adapter.memory.idempotency;

import org.jspecify.annotations.NullMarked;
