/// The storage contracts of usage.
@NullMarked
package org.landlord.port.contracts.out.usage;

import org.jspecify.annotations.NullMarked;
