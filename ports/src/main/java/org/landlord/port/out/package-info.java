/// What the core needs from outside: transactions, storage, the clock, ids.
@NullMarked
package org.landlord.port.out;

import org.jspecify.annotations.NullMarked;
