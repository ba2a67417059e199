/// What tenants may use: limits, the windows they look at and the answer to a check.
@NullMarked
package org.landlord.domain.quota;

import org.jspecify.annotations.NullMarked;
