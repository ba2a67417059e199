/// Who is calling.
@NullMarked
package org.landlord.domain.access;

import org.jspecify.annotations.NullMarked;
