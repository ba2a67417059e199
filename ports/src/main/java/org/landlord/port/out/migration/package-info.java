/// Databases of other control planes, to import from.
@NullMarked
package org.landlord.port.out.migration;

import org.jspecify.annotations.NullMarked;
