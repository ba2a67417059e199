/// Storage for usage.
@NullMarked
package org.landlord.port.out.usage;

import org.jspecify.annotations.NullMarked;
