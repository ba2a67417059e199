/// Values that more than one feature speaks: text, identifiers, metadata, time, versions.
@NullMarked
package org.landlord.domain.shared;

import org.jspecify.annotations.NullMarked;
