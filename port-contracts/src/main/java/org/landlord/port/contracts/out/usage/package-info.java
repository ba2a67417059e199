/// What every storage must do for usage.
@NullMarked
package org.landlord.port.contracts.out.usage;

import org.jspecify.annotations.NullMarked;
