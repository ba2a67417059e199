/// What every storage must do for billing.
@NullMarked
package org.landlord.port.contracts.out.billing;

import org.jspecify.annotations.NullMarked;
