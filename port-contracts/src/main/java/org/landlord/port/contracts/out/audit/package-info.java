/// What every storage must do for audit.
@NullMarked
package org.landlord.port.contracts.out.audit;

import org.jspecify.annotations.NullMarked;
