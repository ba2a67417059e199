/// The contracts of port.in, kept from the other side of the wire.
@NullMarked
package org.landlord.it.contracts;

import org.jspecify.annotations.NullMarked;
