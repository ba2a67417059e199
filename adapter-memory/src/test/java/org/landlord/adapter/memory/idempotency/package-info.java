@NullMarked
package org.landlord.adapter.memory.idempotency;

import org.jspecify.annotations.NullMarked;
