/// What every storage must do for quota.
@NullMarked
package org.landlord.port.contracts.out.quota;

import org.jspecify.annotations.NullMarked;
