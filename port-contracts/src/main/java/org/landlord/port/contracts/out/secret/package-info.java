/// What every storage must do for secret.
@NullMarked
package org.landlord.port.contracts.out.secret;

import org.jspecify.annotations.NullMarked;
