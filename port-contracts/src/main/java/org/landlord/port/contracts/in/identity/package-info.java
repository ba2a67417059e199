/// What the use cases of identity must do.
@NullMarked
package org.landlord.port.contracts.in.identity;

import org.jspecify.annotations.NullMarked;
