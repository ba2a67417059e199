/// Storage for audit.
@NullMarked
package org.landlord.port.out.audit;

import org.jspecify.annotations.NullMarked;
