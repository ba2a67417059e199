/// The contract of the use cases of secret references.
@NullMarked
package org.landlord.port.contracts.in.secret;

import org.jspecify.annotations.NullMarked;
