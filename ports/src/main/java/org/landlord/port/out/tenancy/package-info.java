/// Storage for tenancy.
@NullMarked
package org.landlord.port.out.tenancy;

import org.jspecify.annotations.NullMarked;
