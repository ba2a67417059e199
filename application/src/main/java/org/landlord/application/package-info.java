/// The use cases: what Landlord decides. Plain Java behind port.in, on port.out.
@NullMarked
package org.landlord.application;

import org.jspecify.annotations.NullMarked;
