/// The storage contracts of quotas.
@NullMarked
package org.landlord.port.contracts.out.quota;

import org.jspecify.annotations.NullMarked;
