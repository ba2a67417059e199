/// Nobody gets in where they do not belong.
@NullMarked
package org.landlord.it.access;

import org.jspecify.annotations.NullMarked;
