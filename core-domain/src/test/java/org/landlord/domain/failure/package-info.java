/// The rules of the ways to say no.
@NullMarked
package org.landlord.domain.failure;

import org.jspecify.annotations.NullMarked;
