/// What every way to reach the use cases of access must do.
@NullMarked
package org.landlord.port.contracts.in.access;

import org.jspecify.annotations.NullMarked;
