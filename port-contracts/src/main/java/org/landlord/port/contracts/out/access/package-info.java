/// The storage contracts of API keys.
@NullMarked
package org.landlord.port.contracts.out.access;

import org.jspecify.annotations.NullMarked;
