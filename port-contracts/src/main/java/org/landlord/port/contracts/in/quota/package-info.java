/// What the use cases of quota must do: limits and how they stand.
@NullMarked
package org.landlord.port.contracts.in.quota;

import org.jspecify.annotations.NullMarked;
