/// Tests of who may do what.
@NullMarked
package org.landlord.domain.access;

import org.jspecify.annotations.NullMarked;
