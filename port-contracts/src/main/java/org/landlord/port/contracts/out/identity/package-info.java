/// The storage contract of identity providers.
@NullMarked
package org.landlord.port.contracts.out.identity;

import org.jspecify.annotations.NullMarked;
