/// What every storage must do for access.
@NullMarked
package org.landlord.port.contracts.out.access;

import org.jspecify.annotations.NullMarked;
