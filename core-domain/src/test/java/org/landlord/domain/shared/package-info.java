/// The rules of values that more than one feature speaks.
@NullMarked
package org.landlord.domain.shared;

import org.jspecify.annotations.NullMarked;
