/// What every storage must do for identity.
@NullMarked
package org.landlord.port.contracts.out.identity;

import org.jspecify.annotations.NullMarked;
