/// Quotas: limits, their windows, reservations and checks.
@NullMarked
package org.landlord.domain.quota;

import org.jspecify.annotations.NullMarked;
