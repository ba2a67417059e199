/// What every storage must do for tenancy.
@NullMarked
package org.landlord.port.contracts.out.tenancy;

import org.jspecify.annotations.NullMarked;
