/// The contract of the use cases of API keys.
@NullMarked
package org.landlord.port.contracts.in.access;

import org.jspecify.annotations.NullMarked;
