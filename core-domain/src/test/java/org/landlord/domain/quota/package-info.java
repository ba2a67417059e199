/// The rules of limits.
@NullMarked
package org.landlord.domain.quota;

import org.jspecify.annotations.NullMarked;
