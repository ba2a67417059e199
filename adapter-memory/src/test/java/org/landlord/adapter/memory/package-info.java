/// The contracts of port.out, kept by the storage in memory.
@NullMarked
package org.landlord.adapter.memory;

import org.jspecify.annotations.NullMarked;
