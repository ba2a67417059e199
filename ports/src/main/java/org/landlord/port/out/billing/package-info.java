/// Storage for billing.
@NullMarked
package org.landlord.port.out.billing;

import org.jspecify.annotations.NullMarked;
