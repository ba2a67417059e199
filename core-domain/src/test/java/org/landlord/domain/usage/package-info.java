/// The rules of usage.
@NullMarked
package org.landlord.domain.usage;

import org.jspecify.annotations.NullMarked;
