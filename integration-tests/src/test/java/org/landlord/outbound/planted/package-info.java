/// Breaks rules on purpose.
@NullMarked
package org.landlord.outbound.planted;

import org.jspecify.annotations.NullMarked;
