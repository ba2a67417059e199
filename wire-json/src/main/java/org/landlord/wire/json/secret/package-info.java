/// The wire format of secret references.
@NullMarked
package org.landlord.wire.json.secret;

import org.jspecify.annotations.NullMarked;
