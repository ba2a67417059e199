/// The contract of the use cases of billing accounts.
@NullMarked
package org.landlord.port.contracts.in.billing;

import org.jspecify.annotations.NullMarked;
