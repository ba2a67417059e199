/// The storage contracts of tenancy.
@NullMarked
package org.landlord.port.contracts.out.tenancy;

import org.jspecify.annotations.NullMarked;
