/// Breaks rules on purpose.
@NullMarked
package org.landlord.wire.json.planted;

import org.jspecify.annotations.NullMarked;
