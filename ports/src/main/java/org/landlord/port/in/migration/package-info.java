/// Imports from other control planes.
@NullMarked
package org.landlord.port.in.migration;

import org.jspecify.annotations.NullMarked;
