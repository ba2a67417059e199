/// Tests of the wire format of usage events.
@NullMarked
package org.landlord.wire.json.usage;

import org.jspecify.annotations.NullMarked;
