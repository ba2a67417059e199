/// Storage for identity.
@NullMarked
package org.landlord.port.out.identity;

import org.jspecify.annotations.NullMarked;
