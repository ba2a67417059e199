/// The edge of the packaged server: how it listens, what it says about itself, and what it does not put up with.
@NullMarked
package org.landlord.it.edge;

import org.jspecify.annotations.NullMarked;
