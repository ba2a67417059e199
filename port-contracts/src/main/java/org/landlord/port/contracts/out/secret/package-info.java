/// The storage contracts of secret references.
@NullMarked
package org.landlord.port.contracts.out.secret;

import org.jspecify.annotations.NullMarked;
