/// Tests of who signs in where.
@NullMarked
package org.landlord.domain.identity;

import org.jspecify.annotations.NullMarked;
