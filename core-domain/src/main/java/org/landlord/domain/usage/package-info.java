/// Usage: events, exact quantities, windows and sums.
@NullMarked
package org.landlord.domain.usage;

import org.jspecify.annotations.NullMarked;
