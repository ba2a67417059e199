/// Storage for secret.
@NullMarked
package org.landlord.port.out.secret;

import org.jspecify.annotations.NullMarked;
