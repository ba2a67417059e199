/// Other control planes, whose data Landlord takes over.
@NullMarked
package org.landlord.domain.migration;

import org.jspecify.annotations.NullMarked;
