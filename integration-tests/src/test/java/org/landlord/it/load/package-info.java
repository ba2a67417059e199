/// Much of everything, in little memory.
@NullMarked
package org.landlord.it.load;

import org.jspecify.annotations.NullMarked;
