/// Databases of other control planes, for tests of imports.
@NullMarked
package org.landlord.port.contracts.out.migration;

import org.jspecify.annotations.NullMarked;
