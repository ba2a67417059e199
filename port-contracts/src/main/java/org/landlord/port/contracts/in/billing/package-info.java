/// What the use cases of billing must do.
@NullMarked
package org.landlord.port.contracts.in.billing;

import org.jspecify.annotations.NullMarked;
