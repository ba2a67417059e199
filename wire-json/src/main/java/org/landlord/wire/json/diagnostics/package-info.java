/// The JSON of diagnostics.
@NullMarked
package org.landlord.wire.json.diagnostics;

import org.jspecify.annotations.NullMarked;
