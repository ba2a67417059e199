/// What the use cases of secret references must do.
@NullMarked
package org.landlord.port.contracts.in.secret;

import org.jspecify.annotations.NullMarked;
