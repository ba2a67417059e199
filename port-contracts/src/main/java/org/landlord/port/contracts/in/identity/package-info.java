/// The contract of the use cases of identity providers.
@NullMarked
package org.landlord.port.contracts.in.identity;

import org.jspecify.annotations.NullMarked;
