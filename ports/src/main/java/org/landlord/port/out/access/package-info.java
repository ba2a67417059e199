/// Storage for access.
@NullMarked
package org.landlord.port.out.access;

import org.jspecify.annotations.NullMarked;
