/// The contracts of the clock and the ids, kept by the machine's.
@NullMarked
package org.landlord.adapter.system;

import org.jspecify.annotations.NullMarked;
