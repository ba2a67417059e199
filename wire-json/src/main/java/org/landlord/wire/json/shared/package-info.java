/// The wire format of lists and replaced values.
@NullMarked
package org.landlord.wire.json.shared;

import org.jspecify.annotations.NullMarked;
