/// Tests of the wire format.
@NullMarked
package org.landlord.wire.json;

import org.jspecify.annotations.NullMarked;
