/// The storage contract of billing accounts.
@NullMarked
package org.landlord.port.contracts.out.billing;

import org.jspecify.annotations.NullMarked;
